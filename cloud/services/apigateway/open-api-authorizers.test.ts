import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  GetAuthorizersCommand,
  GetExportCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { ask, deploy } from './testing.ts';

const ARN = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Films0001';

let test: TestCloud;
let client: APIGatewayClient;

beforeAll(async () => {
  test = await testCloud();
  client = test.client(APIGatewayClient);
});
afterAll(() => test.cloud.close());

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
const films = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'cognito_user_pools',
  'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [ARN] },
};
const sigv4 = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'awsSigv4',
};
const integration = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
};
const operation = (security?: Record<string, string[]>[]) => ({
  responses: { 200: { description: 'ok' } },
  ...(security && { security }),
  'x-amazon-apigateway-integration': integration,
});
const paths = {
  '/movies': {
    get: operation(),
    options: operation([{ NONE: [] }]),
    post: operation([{ films: [] }]),
    put: operation([{ films: ['api/write'] }]),
    delete: operation([{ sigv4: [] }]),
  },
};
const info = { title: 'films', version: '1' };
const v3 = (securitySchemes: object = { films, sigv4 }, more: object = {}) => ({
  openapi: '3.0.1',
  info,
  paths,
  components: { securitySchemes },
  ...more,
});
const v2 = { swagger: '2.0', info, paths, securityDefinitions: { films, sigv4 } };

const bytes = (document: object) => Buffer.from(JSON.stringify(document));
const imported = async (document: object) => {
  const { id: restApiId = '', rootResourceId: rootId = '' } = await client.send(
    new ImportRestApiCommand({ body: bytes(document) }),
  );
  return { restApiId, rootId, client };
};
const authorizersOf = async (restApiId: string) =>
  (await client.send(new GetAuthorizersCommand({ restApiId }))).items ?? [];
const methodsOf = async (restApiId: string) => {
  const { items } = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }));
  return items?.find(({ path }) => path === '/movies')?.resourceMethods;
};

describe('an imported document', () => {
  it.each([
    ['OpenAPI 3', v3()],
    ['Swagger 2', v2],
  ])('of %s makes the authorizers and protects what names them', async (_, document) => {
    const api = await imported(document);
    const [authorizer] = await authorizersOf(api.restApiId);
    expect(authorizer).toMatchObject({
      name: 'films',
      type: 'COGNITO_USER_POOLS',
      authType: 'cognito_user_pools',
      providerARNs: [ARN],
      identitySource: 'method.request.header.Authorization',
    });
    const mine = { authorizationType: 'COGNITO_USER_POOLS', authorizerId: authorizer?.id };
    expect(await methodsOf(api.restApiId)).toMatchObject({
      GET: { authorizationType: 'NONE' },
      OPTIONS: { authorizationType: 'NONE' },
      POST: mine,
      PUT: { ...mine, authorizationScopes: ['api/write'] },
      DELETE: { authorizationType: 'AWS_IAM' },
    });
    await deploy(api);
    const statusOf = async (method: string) => (await ask(test, api.restApiId, '/movies', { method })).status;
    expect(await Promise.all(['GET', 'OPTIONS', 'POST', 'PUT'].map(statusOf))).toEqual([200, 200, 401, 401]);
  });

  it('keeps the authorizer of the same name when it is merged', async () => {
    const { restApiId } = await imported({ openapi: '3.0.1', info, paths: {} });
    const type = 'COGNITO_USER_POOLS';
    const input = { restApiId, name: 'films', type, providerARNs: [ARN.replace('0001', '0002')] } as const;
    const { id } = await client.send(
      new CreateAuthorizerCommand({ ...input, providerARNs: [...input.providerARNs] }),
    );
    await client.send(new PutRestApiCommand({ restApiId, mode: 'merge', body: bytes(v3()) }));
    expect(await authorizersOf(restApiId)).toMatchObject([{ id, providerARNs: [ARN] }]);
  });

  const lambda = { ...films, 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'x' } };
  const noPool = { ...films, 'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools' } };
  it.each([
    ['the authorizer of a function', 'NotImplemented', v3({ films: lambda, sigv4 })],
    ['an authorizer without a pool', 'BadRequestException', v3({ films: noPool, sigv4 })],
    ['a token in the query', 'BadRequestException', v3({ films: { ...films, in: 'query' }, sigv4 })],
    ['a scheme that it does not describe', 'NotImplemented', v3({ sigv4 })],
    [
      'two requirements of one operation',
      'NotImplemented',
      v3(undefined, { paths: { '/a': { get: operation([{ films: [] }, { sigv4: [] }]) } } }),
    ],
  ])('is refused with %s', async (_, name, document) => {
    expect(await refusal(imported(document))).toMatchObject({ name });
  });
});

describe('an export', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
  const exported = async (restApiId: string, exportType: string, extensions?: string) => {
    const { body } = await client.send(
      new GetExportCommand({
        restApiId,
        stageName: 'prod',
        exportType,
        ...(extensions && { parameters: { extensions } }),
      }),
    );
    return JSON.parse(Buffer.from(body ?? []).toString());
  };

  it.each(['oas30', 'swagger'])('as %s comes back with the same protection', async (exportType) => {
    const api = await imported(v3());
    await deploy(api);
    const document = await exported(api.restApiId, exportType, 'apigateway');
    const again = await imported(document);
    await deploy(again);
    const second = await exported(again.restApiId, exportType, 'apigateway');
    expect(second.paths['/movies'].put.security).toEqual([{ films: ['api/write'] }]);
    expect(second.paths).toEqual(document.paths);
    expect(second.components?.securitySchemes ?? second.securityDefinitions).toEqual({ films, sigv4 });
    expect((await ask(test, again.restApiId, '/movies', { method: 'POST' })).status).toBe(401);
  });

  it('describes the authorizers only where they are asked for', async () => {
    const api = await imported(v3());
    await deploy(api);
    const describing = { 'x-amazon-apigateway-authorizer': expect.anything() };
    const plain = await exported(api.restApiId, 'oas30');
    expect(plain.components.securitySchemes.films).not.toMatchObject(describing);
    expect(plain.paths['/movies'].post.security).toEqual([{ films: [] }]);
    const asked = await exported(api.restApiId, 'oas30', 'authorizers');
    expect(asked.components.securitySchemes.films).toMatchObject(describing);
  });
});
