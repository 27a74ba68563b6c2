import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

const CODE = `export const handler = async ({ title }) => {
  if (!title) throw new TypeError('a film without a title');
  console.log('shown', title);
  return { title, table: process.env.TABLE_NAME };
};`;
const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:films';
const on = ['--function-name', 'films'];

// https://docs.aws.amazon.com/cli/latest/reference/lambda/
suiteWith([awsCli], 'aws lambda', () => {
  let cli: Cli;
  const lambda = (...args: string[]) => cli.aws('lambda', ...args);

  beforeAll(async () => {
    cli = await startCli();
    writeFileSync(join(cli.folder, 'films.zip'), zipSync({ 'index.mjs': strToU8(CODE) }));
    const Statement = [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ];
    const trust = JSON.stringify({ Version: '2012-10-17', Statement });
    await cli.aws('iam', 'create-role', '--role-name', 'films', '--assume-role-policy-document', trust);
  });
  afterAll(() => cli.close());

  it('makes a function of a zip and waits until it is active', async () => {
    const made = await cli.json('lambda', 'create-function', ...on, ...settings('nodejs24.x'));
    expect(made).toMatchObject({ FunctionArn: ARN, State: 'Pending', Handler: 'index.handler' });
    await lambda('wait', 'function-active-v2', ...on);
    const { Configuration } = await cli.json<{ Configuration: object }>('lambda', 'get-function', ...on);
    expect(Configuration).toMatchObject({ State: 'Active', Environment: { Variables: { TABLE_NAME: 'm' } } });
  });

  it('refuses a runtime that AWS no longer takes for new functions', async () => {
    await expect(
      lambda('create-function', '--function-name', 'old', ...settings('nodejs20.x')),
    ).rejects.toThrow('(InvalidParameterValueException) when calling the CreateFunction operation');
  });

  it('invokes it, and shows the end of its log', async () => {
    const { answer, result, log } = await invoked('{"title": "Häxan"}');
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(result).toEqual({ title: 'Häxan', table: 'm' });
    // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
    expect(log).toMatch(/^START RequestId: \S+ Version: \$LATEST\n/);
    expect(log).toMatch(/\tINFO\tshown Häxan\n/);
    expect(log).toMatch(/REPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms/);
  });

  it('tells an error of the function from an error of the call', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
    const { answer, result } = await invoked('{}');
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(result).toMatchObject({ errorType: 'TypeError', errorMessage: 'a film without a title' });
    await expect(lambda('invoke', '--function-name', 'none', 'answer.json')).rejects.toThrow(
      `(ResourceNotFoundException) when calling the Invoke operation: Function not found: ${ARN.replace('films', 'none')}`,
    );
  });

  it('lets API Gateway in, shows the policy, and takes the statement out again', async () => {
    // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
    await expect(lambda('get-policy', ...on)).rejects.toThrow('(ResourceNotFoundException)');
    const SourceArn = 'arn:aws:execute-api:us-east-1:000000000000:abc123/*/GET/movies';
    const who = ['--principal', 'apigateway.amazonaws.com', '--source-arn', SourceArn];
    const statement = ['--statement-id', 'gateway'];
    await lambda('add-permission', ...on, ...statement, '--action', 'lambda:InvokeFunction', ...who);
    const { Policy } = await cli.json<{ Policy: string }>('lambda', 'get-policy', ...on);
    expect(JSON.parse(Policy).Statement).toEqual([
      {
        Sid: 'gateway',
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: ARN,
        Condition: { ArnLike: { 'AWS:SourceArn': SourceArn } },
      },
    ]);
    await lambda('remove-permission', ...on, ...statement);
    await expect(lambda('get-policy', ...on)).rejects.toThrow('(ResourceNotFoundException)');
  });

  it('deletes it', async () => {
    await lambda('delete-function', ...on);
    await expect(lambda('get-function', ...on)).rejects.toThrow('(ResourceNotFoundException)');
  });

  async function invoked(payload: string) {
    // A file of bytes means the same to versions 1 and 2 of the CLI; a text would not.
    writeFileSync(join(cli.folder, 'event.json'), payload);
    const options = ['--log-type', 'Tail', '--payload', 'fileb://event.json'];
    const answer = await cli.json<{ LogResult: string }>(
      'lambda',
      'invoke',
      ...on,
      ...options,
      'answer.json',
    );
    const result: unknown = JSON.parse(readFileSync(join(cli.folder, 'answer.json'), 'utf8'));
    return { answer, result, log: Buffer.from(answer.LogResult, 'base64').toString() };
  }
});

function settings(runtime: string): string[] {
  const role = ['--role', 'arn:aws:iam::000000000000:role/films'];
  const code = ['--zip-file', 'fileb://films.zip', '--handler', 'index.handler', '--runtime', runtime];
  return [...role, ...code, '--environment', 'Variables={TABLE_NAME=m}'];
}
