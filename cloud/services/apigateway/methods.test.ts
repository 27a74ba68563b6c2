import {
  GetMethodCommand,
  PutIntegrationCommand,
  type PutIntegrationCommandInput,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  type PutMethodCommandInput,
  PutMethodResponseCommand,
  UpdateIntegrationCommand,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FUNCTION_URI } from '../../edge/execute-api/testing.ts';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { type NewApi, newApi } from './testing.ts';

let test: TestCloud;
let api: NewApi;
let of: { restApiId: string; resourceId: string; httpMethod: string };

beforeAll(async () => {
  test = await testCloud();
});
beforeEach(async () => {
  api = await newApi(test);
  of = { restApiId: api.restApiId, resourceId: api.rootId, httpMethod: 'GET' };
});
afterAll(() => test.cloud.close());

const putMethod = (more: Partial<PutMethodCommandInput> = {}) =>
  api.client.send(new PutMethodCommand({ ...of, authorizationType: 'NONE', ...more }));
const putIntegration = (more: Partial<PutIntegrationCommandInput> = {}) =>
  api.client.send(new PutIntegrationCommand({ ...of, type: 'MOCK', ...more }));

describe('a method', () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
  it('is put once', async () => {
    expect(await putMethod()).toMatchObject({
      httpMethod: 'GET',
      authorizationType: 'NONE',
      apiKeyRequired: false,
    });
    expect(await refusal(putMethod())).toMatchObject({
      name: 'ConflictException',
      message: 'Method already exists for this resource',
    });
  });

  it.each([
    [
      { httpMethod: 'FETCH' },
      'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
    ],
    [
      { authorizationType: 'COGNITO_USER_POOLS' },
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    ],
    [{ requestValidatorId: 'x' }, 'Invalid Request Validator identifier specified'],
    [{ requestModels: { 'application/json': 'Pet' } }, 'Invalid model identifier specified: Pet'],
    [
      { requestParameters: { 'method.request.header.a': true, 'method.request.querystring.a': true } },
      'Parameter names must be unique across querystring, header and path',
    ],
    [{ authorizationType: 'CUSTOM' }, 'The embedded cloud does not model the authorization type CUSTOM.'],
    [
      { apiKeyRequired: true },
      'The embedded cloud does not model the parameter apiKeyRequired of PutMethod.',
    ],
  ])('refuses %o', async (more, message) => {
    expect(await refusal(putMethod(more))).toMatchObject({ message });
  });

  it('is patched', async () => {
    await putMethod();
    const patch = (op: 'add' | 'replace', path: string, value: string) =>
      api.client.send(new UpdateMethodCommand({ ...of, patchOperations: [{ op, path, value }] }));
    expect(await patch('add', '/requestParameters/method.request.querystring.limit', 'true')).toMatchObject({
      requestParameters: { 'method.request.querystring.limit': true },
    });
    expect(await patch('replace', '/authorizationType', 'AWS_IAM')).toMatchObject({
      authorizationType: 'AWS_IAM',
    });
    expect(await refusal(patch('replace', '/httpMethod', 'PUT'))).toMatchObject({
      message: 'Invalid patch path /httpMethod',
    });
  });
});

describe('an integration', () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
  it.each([
    [{ type: 'AWS', uri: FUNCTION_URI }, 'Enumeration value for HttpMethod must be non-empty'],
    [
      { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: 'arn:aws:lambda:x' },
      'Invalid ARN specified in the request',
    ],
    [
      { type: 'HTTP', integrationHttpMethod: 'GET', uri: 'ftp://x' },
      'Invalid HTTP endpoint specified for URI',
    ],
    [{ passthroughBehavior: 'MAYBE' }, 'Invalid passthrough behavior specified'],
    [{ timeoutInMillis: 30_000 }, 'Timeout should be between 50 ms and 29000 ms'],
    [
      { requestTemplates: { json: '{}' } },
      'Validation Result: warnings : [], errors : [Invalid content type specified: json]',
    ],
    [
      { requestParameters: { 'integration.request.header.a': 'method.request.header.b' } },
      'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.header.b]',
    ],
  ] as const)('refuses %o', async (more, message) => {
    await putMethod();
    expect(await refusal(putIntegration(more))).toMatchObject({ name: 'BadRequestException', message });
  });

  it('refuses credentials by name, and takes a Lambda integration that does not POST', async () => {
    await putMethod();
    const lambda = { type: 'AWS', uri: FUNCTION_URI, integrationHttpMethod: 'GET' } as const;
    expect(
      await refusal(putIntegration({ ...lambda, credentials: 'arn:aws:iam::000000000000:role/x' })),
    ).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('credentials'),
    });
    expect(await putIntegration(lambda)).toMatchObject({ httpMethod: 'GET', cacheKeyParameters: [] });
    const patchOperations = [{ op: 'replace' as const, path: '/httpMethod', value: 'POST' }];
    expect(await api.client.send(new UpdateIntegrationCommand({ ...of, patchOperations }))).toMatchObject({
      httpMethod: 'POST',
    });
  });

  it('needs its method', async () => {
    expect(await refusal(putIntegration())).toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Method identifier specified',
    });
  });
});

describe('an integration response', () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
  const respond = (responseParameters?: Record<string, string>) =>
    api.client.send(new PutIntegrationResponseCommand({ ...of, statusCode: '200', responseParameters }));
  const header = 'method.response.header.Access-Control-Allow-Origin';

  it('cannot come before its method response', async () => {
    await putMethod();
    await putIntegration();
    expect(await refusal(respond())).toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Response status code specified',
    });
    expect(await refusal(respond({ [header]: "'*'" }))).toMatchObject({
      name: 'BadRequestException',
      message:
        'Invalid mapping expression specified: Validation Result: warnings : [], errors : [No method response exists for method.]',
    });
  });

  it('maps only headers that the method response has, and texts in quotes', async () => {
    await putMethod();
    await putIntegration();
    await api.client.send(
      new PutMethodResponseCommand({ ...of, statusCode: '200', responseParameters: { [header]: true } }),
    );
    expect(await refusal(respond({ [header]: '*' }))).toMatchObject({
      message:
        'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: *]',
    });
    expect(await refusal(respond({ 'method.response.header.X': "'x'" }))).toMatchObject({
      message:
        'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.response.header.X]',
    });
    await respond({ [header]: "'*'" });
    const { methodIntegration } = await api.client.send(new GetMethodCommand(of));
    expect(methodIntegration?.integrationResponses?.['200']?.responseParameters).toEqual({ [header]: "'*'" });
  });
});
