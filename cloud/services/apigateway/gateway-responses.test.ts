import {
  DeleteGatewayResponseCommand,
  GetGatewayResponseCommand,
  GetGatewayResponsesCommand,
  PutGatewayResponseCommand,
  type PutGatewayResponseCommandInput,
  UpdateGatewayResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { ask, deploy, type NewApi, newApi, putMock } from './testing.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
let test: TestCloud;
let api: NewApi;

beforeAll(async () => {
  test = await testCloud();
});
beforeEach(async () => {
  api = await newApi(test);
});
afterAll(() => test.cloud.close());

const put = (input: Omit<PutGatewayResponseCommandInput, 'restApiId'>) =>
  api.client.send(new PutGatewayResponseCommand({ restApiId: api.restApiId, ...input }));
const origin = { 'gatewayresponse.header.Access-Control-Allow-Origin': "'https://d.example'" };

it('are all there by default', async () => {
  const { restApiId, client } = api;
  const { items } = await client.send(new GetGatewayResponsesCommand({ restApiId }));
  expect(items).toHaveLength(21);
  expect(items?.find(({ responseType }) => responseType === 'THROTTLED')).toEqual({
    responseType: 'THROTTLED',
    statusCode: '429',
    responseParameters: {},
    responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
    defaultResponse: true,
  });
});

it('inherit from the default of their family, and run once they are deployed', async () => {
  const { restApiId, client } = api;
  await putMock(api, api.rootId, 'GET');
  await deploy(api);
  await put({ responseType: 'DEFAULT_4XX', responseParameters: origin });
  const unauthorized = await client.send(
    new GetGatewayResponseCommand({ restApiId, responseType: 'UNAUTHORIZED' }),
  );
  expect(unauthorized).toMatchObject({
    statusCode: '401',
    responseParameters: origin,
    defaultResponse: true,
  });
  expect((await ask(test, restApiId, '/none')).headers['access-control-allow-origin']).toBeUndefined();
  await deploy(api);
  expect((await ask(test, restApiId, '/none')).headers['access-control-allow-origin']).toBe(
    'https://d.example',
  );
});

it('are patched and deleted', async () => {
  const { restApiId, client } = api;
  const responseType = 'DEFAULT_5XX';
  const patch = (op: 'add' | 'replace', path: string, value?: string) =>
    client.send(
      new UpdateGatewayResponseCommand({ restApiId, responseType, patchOperations: [{ op, path, value }] }),
    );
  expect(await patch('replace', '/statusCode', '599')).toMatchObject({
    statusCode: '599',
    defaultResponse: false,
  });
  expect(await refusal(patch('add', '/statusCode', '500'))).toMatchObject({
    message: 'Invalid patch path /statusCode',
  });
  expect(
    await refusal(patch('replace', '/responseParameters/gatewayresponse.header.x', "'a'")),
  ).toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid parameter name specified',
  });
  await client.send(new DeleteGatewayResponseCommand({ restApiId, responseType }));
  expect(
    await refusal(client.send(new DeleteGatewayResponseCommand({ restApiId, responseType }))),
  ).toMatchObject({
    message: 'Gateway response type not defined on api',
  });
});

it('refuse a text without its inner quotes, and a type that AWS does not have', async () => {
  const responseParameters = { 'gatewayresponse.header.Access-Control-Allow-Origin': '*' };
  expect(await refusal(put({ responseType: 'DEFAULT_4XX', responseParameters }))).toMatchObject({
    name: 'BadRequestException',
    message: expect.stringContaining('Invalid mapping expression specified: *'),
  });
  expect(await refusal(put({ responseType: 'FAKE' as 'DEFAULT_4XX' }))).toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining("Value 'FAKE' at 'responseType'"),
  });
});
