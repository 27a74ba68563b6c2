import {
  APIGatewayClient,
  GetExportCommand,
  type GetExportCommandInput,
  GetGatewayResponseCommand,
  GetModelsCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { FUNCTION_URI } from '../../edge/execute-api/testing.ts';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { ask, deploy } from './testing.ts';

let test: TestCloud;
let client: APIGatewayClient;

beforeAll(async () => {
  test = await testCloud();
  client = test.client(APIGatewayClient);
});
afterAll(() => test.cloud.close());

const mock = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: {
    default: {
      statusCode: '200',
      responseParameters: { 'method.response.header.X-From': "'import'" },
      responseTemplates: { 'application/json': `{"id": "$input.params('id')"}` },
    },
  },
};

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
const document = {
  openapi: '3.0.1',
  info: { title: 'films', version: '1', description: 'An imported API' },
  paths: {
    '/movies/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        parameters: [{ name: 'full', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          '200': {
            description: 'ok',
            headers: { 'X-From': { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Movie' } } },
          },
        },
        'x-amazon-apigateway-request-validator': 'params',
        'x-amazon-apigateway-integration': mock,
      },
      'x-amazon-apigateway-any-method': {
        'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: FUNCTION_URI },
      },
    },
  },
  components: { schemas: { Movie: { type: 'object', properties: { id: { type: 'string' } } } } },
  'x-amazon-apigateway-binary-media-types': ['multipart/form-data'],
  'x-amazon-apigateway-request-validators': {
    params: { validateRequestParameters: true, validateRequestBody: false },
  },
  'x-amazon-apigateway-gateway-responses': {
    BAD_REQUEST_PARAMETERS: {
      statusCode: 422,
      responseParameters: { 'gatewayresponse.header.X-Why': "'param'" },
    },
  },
};

const bytes = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const importApi = async (body: object | string) => {
  const api = await client.send(
    new ImportRestApiCommand({ body: bytes(body), parameters: { endpointConfigurationTypes: 'REGIONAL' } }),
  );
  const restApiId = api.id ?? '';
  return { api, restApiId, client, rootId: api.rootResourceId ?? '' };
};
const exportStage = async (restApiId: string, more: Partial<GetExportCommandInput> = {}) => {
  const parameters = { extensions: 'apigateway,integrations' };
  const input = { restApiId, stageName: 'prod', exportType: 'oas30', parameters, ...more };
  const { body, contentType } = await client.send(new GetExportCommand(input));
  return { text: Buffer.from(body ?? []).toString(), contentType };
};

describe('an imported API', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api.html
  it('runs as its document says', async () => {
    const made = await importApi(document);
    expect(made.api).toMatchObject({
      name: 'films',
      description: 'An imported API',
      version: '1',
      binaryMediaTypes: ['multipart/form-data'],
      endpointConfiguration: { types: ['REGIONAL'] },
    });
    await deploy(made);
    const good = await ask(test, made.restApiId, '/movies/7?full=1');
    expect(good).toMatchObject({ status: 200, text: '{"id": "7"}' });
    expect(good.headers['x-from']).toBe('import');
    const bad = await ask(test, made.restApiId, '/movies/7');
    expect(bad).toMatchObject({
      status: 422,
      text: '{"message":"Missing required request parameters: [full]"}',
    });
    expect(bad.headers['x-why']).toBe('param');
  });

  it('may come as YAML, and as Swagger 2', async () => {
    const swagger = {
      swagger: '2.0',
      info: { title: 'old' },
      paths: {
        '/a': {
          post: {
            consumes: ['application/json'],
            parameters: [{ in: 'body', name: 'Movie', schema: { $ref: '#/definitions/Movie' } }],
            responses: { 200: { description: 'ok' } },
            'x-amazon-apigateway-integration': { ...mock, responses: { default: { statusCode: 200 } } },
          },
        },
      },
      definitions: { Movie: { type: 'object' } },
    };
    const { restApiId } = await importApi(stringify(swagger));
    const { items } = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }));
    expect(items?.find(({ path }) => path === '/a')?.resourceMethods?.POST).toMatchObject({
      requestModels: { 'application/json': 'Movie' },
      methodResponses: { 200: { statusCode: '200' } },
    });
  });

  it('is merged into, or overwritten', async () => {
    const { restApiId } = await importApi(document);
    const other = {
      openapi: '3.0.1',
      info: { title: 'more' },
      paths: { '/b': { get: { 'x-amazon-apigateway-integration': { type: 'MOCK' } } } },
    };
    const put = (mode: 'merge' | 'overwrite') =>
      client.send(new PutRestApiCommand({ restApiId, mode, body: bytes(other) }));
    const paths = async () =>
      (await client.send(new GetResourcesCommand({ restApiId }))).items?.map(({ path }) => path);
    await put('merge');
    expect(await paths()).toEqual(['/', '/b', '/movies', '/movies/{id}']);
    await put('overwrite');
    expect(await paths()).toEqual(['/', '/b']);
    expect((await client.send(new GetModelsCommand({ restApiId }))).items).toEqual([]);
    const responseType = 'BAD_REQUEST_PARAMETERS' as const;
    const response = await client.send(new GetGatewayResponseCommand({ restApiId, responseType }));
    expect(response.defaultResponse).toBe(true);
  });

  it.each([
    ['no document', 'BadRequestException', ': : :'],
    ['another version', 'BadRequestException', { openapi: '3.1.0', info: { title: 'x' } }],
    ['an authorizer', 'NotImplemented', { ...document, 'x-amazon-apigateway-policy': {} }],
    [
      'a text without its inner quotes',
      'BadRequestException',
      JSON.stringify(document).replace("'import'", 'import'),
    ],
  ])('is refused for %s', async (_, name, body) => {
    expect(await refusal(importApi(body))).toMatchObject({ name });
  });
});

describe('an export', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
  it.each(['oas30', 'swagger'])('as %s comes back as the same API', async (exportType) => {
    const first = await importApi(document);
    await deploy(first);
    const { text, contentType } = await exportStage(first.restApiId, { exportType });
    expect(contentType).toBe('application/json');
    const second = await importApi(text);
    await deploy(second);
    const again = await exportStage(second.restApiId, { exportType });
    const comparable = (json: string, id: string) => JSON.parse(json.replaceAll(id, 'ID'));
    expect(comparable(again.text, second.restApiId)).toEqual(comparable(text, first.restApiId));
    expect(await ask(test, second.restApiId, '/movies/7?full=1')).toMatchObject({ text: '{"id": "7"}' });
  });

  it('has integrations only when they are asked for, and YAML', async () => {
    const made = await importApi(document);
    await deploy(made);
    expect((await exportStage(made.restApiId, { parameters: {} })).text).not.toMatch(
      /-integration|-validator|-binary/,
    );
    const yaml = await exportStage(made.restApiId, { accepts: 'application/yaml' });
    expect(yaml).toMatchObject({
      contentType: 'application/yaml',
      text: expect.stringMatching(/^openapi: 3\.0\.1/),
    });
    expect(await refusal(exportStage(made.restApiId, { exportType: 'raml' }))).toMatchObject({
      name: 'BadRequestException',
    });
  });
});
