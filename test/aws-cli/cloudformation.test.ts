import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { awsCli, suiteWith } from '../tools.ts';
import { type Cli, startCli } from './aws.ts';

const TEMPLATE = `
AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Parameters:
  Greeting: { Type: String, Default: Hello }
Resources:
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: code/
      Handler: index.handler
      Runtime: nodejs24.x
      Environment: { Variables: { GREETING: !Ref Greeting } }
Outputs:
  Name: { Value: !Ref Hello }
`;
const CODE = 'export const handler = async ({ name }) => process.env.GREETING + ", " + name;';
const STACK = ['--stack-name', 'hello'];

// The CLI looks for the end of a deployment or a deletion every 30 seconds.
vi.setConfig({ testTimeout: 90_000 });

interface Events {
  StackEvents: { LogicalResourceId: string; ResourceStatus: string }[];
}

// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/
suiteWith([awsCli], 'aws cloudformation', () => {
  let cli: Cli;
  const cloudformation = (...args: string[]) => cli.aws('cloudformation', ...args);
  const deployed = (...more: string[]) =>
    cloudformation(
      ...['deploy', '--template-file', 'packaged.yaml', ...STACK],
      ...['--capabilities', 'CAPABILITY_IAM', '--no-fail-on-empty-changeset', ...more],
    );
  /** What the function of the stack answers. */
  const greeted = async () => {
    const output = ['--query', 'Stacks[0].Outputs[0].OutputValue', '--output', 'text'];
    const name = (await cloudformation('describe-stacks', ...STACK, ...output)).trim();
    const payload = ['--payload', '{"name": "Ana"}'];
    await cli.aws('lambda', 'invoke', '--function-name', name, ...payload, 'answer.json');
    return readFileSync(join(cli.folder, 'answer.json'), 'utf8');
  };

  beforeAll(async () => {
    cli = await startCli();
    mkdirSync(join(cli.folder, 'code'));
    writeFileSync(join(cli.folder, 'code', 'index.mjs'), CODE);
    writeFileSync(join(cli.folder, 'template.yaml'), TEMPLATE);
    await cli.aws('s3', 'mb', 's3://artifacts');
  });
  afterAll(() => cli.close());

  it('packages local code into a bucket, and deploys it by a change set', async () => {
    await cloudformation(
      ...['package', '--template-file', 'template.yaml', '--s3-bucket', 'artifacts'],
      ...['--output-template-file', 'packaged.yaml'],
    );
    expect(await deployed()).toContain('Successfully created/updated stack - hello');
    await cloudformation('wait', 'stack-create-complete', ...STACK);
    expect(await greeted()).toBe('"Hello, Ana"');
  });

  it('finds nothing to do the second time', async () => {
    expect(await deployed()).toContain('No changes to deploy. Stack hello is up to date');
  });

  it('changes a parameter in place, and keeps the template', async () => {
    await cloudformation(
      ...['update-stack', ...STACK, '--use-previous-template', '--capabilities', 'CAPABILITY_IAM'],
      ...['CAPABILITY_AUTO_EXPAND', '--parameters', 'ParameterKey=Greeting,ParameterValue=Salut'],
    );
    await expect.poll(greeted, { timeout: 20_000 }).toBe('"Salut, Ana"');
  });

  it('tells what happened, the newest first', async () => {
    const { StackEvents } = await cli.json<Events>('cloudformation', 'describe-stack-events', ...STACK);
    const told = StackEvents.map((event) => `${event.LogicalResourceId} ${event.ResourceStatus}`);
    expect(told.indexOf('Hello UPDATE_COMPLETE')).toBeGreaterThanOrEqual(0);
    expect(told.indexOf('Hello UPDATE_COMPLETE')).toBeLessThan(told.indexOf('hello CREATE_COMPLETE'));
    expect(told.indexOf('Hello CREATE_COMPLETE')).toBeLessThan(told.indexOf('HelloRole CREATE_COMPLETE'));
    const processed = await cloudformation('get-template', ...STACK, '--template-stage', 'Processed');
    expect(processed).toContain('AWS::Lambda::Function');
    expect(processed).not.toContain('AWS::Serverless::Function');
  });

  it('refuses a direct create without the capabilities that a transform wants', async () => {
    const body = ['--template-body', `file://${join(cli.folder, 'packaged.yaml')}`];
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
    await expect(cloudformation('create-stack', '--stack-name', 'direct', ...body)).rejects.toThrow(
      '(InsufficientCapabilitiesException)',
    );
  });

  it('deletes the stack, and waits until it is gone', async () => {
    await cloudformation('delete-stack', ...STACK);
    await cloudformation('wait', 'stack-delete-complete', ...STACK);
    await expect(cloudformation('describe-stacks', ...STACK)).rejects.toThrow(
      '(ValidationError) when calling the DescribeStacks operation: Stack with id hello does not exist',
    );
  });
});
