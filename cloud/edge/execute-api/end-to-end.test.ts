import {
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateAccountCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AddPermissionCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, deploy, type NewApi, newApi, newResource, putMock } from '../../services/apigateway/testing.ts';
import { type FunctionCloud, functionCloud, TRUST } from '../../services/lambda/testing.ts';

let test: FunctionCloud;
let api: NewApi;

beforeAll(async () => {
  test = await functionCloud();
  api = await newApi(test, { binaryMediaTypes: ['multipart/form-data'] });
  const code = `exports.handler = async (event) => {
    if (event.httpMethod === 'DELETE') throw new Error('[409] in use');
    return { statusCode: 200, body: JSON.stringify({ id: event.pathParameters?.id ?? null, size: event.body?.length ?? 0 }) };
  };`;
  await test.make('movies', { 'index.js': code });
  const resourceId = await newResource(api, '{id}', await newResource(api, 'movies'));
  const of = { restApiId: api.restApiId, resourceId, httpMethod: 'ANY' };
  await api.client.send(new PutMethodCommand({ ...of, authorizationType: 'NONE' }));
  const uri =
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:movies/invocations';
  await api.client.send(
    new PutIntegrationCommand({ ...of, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri }),
  );
  await deploy(api);
});
afterAll(() => test.cloud.close());

const permit = (StatementId: string, stage: string) =>
  test.lambda.send(
    new AddPermissionCommand({
      FunctionName: 'movies',
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: `arn:aws:execute-api:us-east-1:000000000000:${api.restApiId}/${stage}/*/movies/{id}`.replace(
        '{id}',
        '*',
      ),
    }),
  );

it('calls a real function, once its permission names this API and stage', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
  const refused = { status: 500, text: '{"message":"Internal server error"}' };
  expect(await ask(test, api.restApiId, '/movies/7')).toMatchObject(refused);
  await permit('wrong', 'test');
  expect(await ask(test, api.restApiId, '/movies/7')).toMatchObject(refused);
  await permit('right', 'prod');
  expect(await ask(test, api.restApiId, '/movies/7')).toMatchObject({
    status: 200,
    text: '{"id":"7","size":0}',
  });
  expect(await ask(test, api.restApiId, '/movies/7', { method: 'DELETE' })).toMatchObject({ status: 502 });
});

it('writes a line for each request into the log group of its stage', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
  const logs = test.client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'api' }));
  const trust = JSON.stringify(TRUST).replace('lambda.amazonaws.com', 'apigateway.amazonaws.com');
  const { Role } = await test
    .client(IAMClient)
    .send(new CreateRoleCommand({ RoleName: 'gateway-logs', AssumeRolePolicyDocument: trust }));
  const replace = (path: string, value: string | undefined) => ({ op: 'replace', path, value }) as const;
  await api.client.send(
    new UpdateAccountCommand({ patchOperations: [replace('/cloudwatchRoleArn', Role?.Arn)] }),
  );
  const patchOperations = [
    replace('/accessLogSettings/destinationArn', 'arn:aws:logs:us-east-1:000000000000:log-group:api'),
    replace(
      '/accessLogSettings/format',
      '$context.requestId $context.httpMethod $context.resourcePath $context.status',
    ),
  ];
  await api.client.send(
    new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'prod', patchOperations }),
  );
  const { headers } = await ask(test, api.restApiId, '/nowhere');
  const { events } = await logs.send(new FilterLogEventsCommand({ logGroupName: 'api' }));
  expect(events?.map(({ message }) => message)).toEqual([`${headers['x-amzn-requestid']} GET - 403`]);
});

it('keeps apart what many requests at once ask for', async () => {
  const { restApiId } = api;
  await putMock(api, await newResource(api, 'echo'), 'GET', `{"n": "$input.params('n')"}`);
  await deploy(api);
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  const answers = await Promise.all(
    numbers.map((n) => ask(test, restApiId, `/echo?n=${n}`, { plain: true })),
  );
  expect(answers.map(({ text }) => JSON.parse(text).n)).toEqual(numbers.map(String));
});
