import {
  CreateAuthorizerCommand,
  FlushStageAuthorizersCacheCommand,
  PutMethodCommand,
  type PutMethodCommandInput,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { ask, deploy, type NewApi, newApi, newResource, putMock } from './testing.ts';

const ARN = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Films0001';
const NO_AUTHORIZER =
  'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.';

let test: TestCloud;
let api: NewApi;

beforeAll(async () => {
  test = await testCloud();
});
beforeEach(async () => {
  api = await newApi(test);
});
afterAll(() => test.cloud.close());

const created = async () => {
  const input = { name: 'films', type: 'COGNITO_USER_POOLS' as const, providerARNs: [ARN] };
  const { restApiId, client } = api;
  return (await client.send(new CreateAuthorizerCommand({ restApiId, ...input }))).id ?? '';
};
const putMethod = (more: Partial<PutMethodCommandInput>, { restApiId, rootId } = api) =>
  api.client.send(
    new PutMethodCommand({
      restApiId,
      resourceId: rootId,
      httpMethod: 'GET',
      authorizationType: 'COGNITO_USER_POOLS',
      ...more,
    }),
  );

describe('a method with an authorizer', () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
  it('needs one of its own API', async () => {
    const foreign = await created();
    api = await newApi(test);
    for (const authorizerId of [undefined, 'none12', foreign]) {
      expect(await refusal(putMethod({ authorizerId }))).toMatchObject({ message: NO_AUTHORIZER });
    }
    const authorizationScopes = ['api/write'];
    const authorizerId = await created();
    expect(await putMethod({ authorizerId, authorizationScopes })).toMatchObject({
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId,
      authorizationScopes,
    });
  });

  it('is patched: type, authorizer and scopes', async () => {
    await putMethod({ authorizationType: 'NONE' });
    const authorizerId = await created();
    const update = (op: 'add' | 'remove' | 'replace', path: string, value: string) => {
      const { restApiId, rootId: resourceId } = api;
      const patchOperations = [
        { op, path, value },
        ...(path === '/authorizationType' ? [{ op, path: '/authorizerId', value: authorizerId }] : []),
      ];
      return api.client.send(
        new UpdateMethodCommand({ restApiId, resourceId, httpMethod: 'GET', patchOperations }),
      );
    };
    expect((await update('replace', '/authorizerId', authorizerId)).authorizerId).toBeUndefined();
    expect(await update('replace', '/authorizationType', 'COGNITO_USER_POOLS')).toMatchObject({
      authorizerId,
    });
    expect(await refusal(update('replace', '/authorizerId', 'none12'))).toMatchObject({
      message: NO_AUTHORIZER,
    });
    expect(await update('add', '/authorizationScopes', 'b')).toMatchObject({ authorizationScopes: ['b'] });
    expect((await update('remove', '/authorizationScopes', 'b')).authorizationScopes).toBeUndefined();
  });

  it('is protected from the next deployment on, and not before', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
    const { restApiId, client } = api;
    const resourceId = await newResource(api, 'movies');
    await putMock(api, resourceId, 'GET');
    await deploy(api);
    const patchOperations = [
      { op: 'replace' as const, path: '/authorizationType', value: 'COGNITO_USER_POOLS' },
      { op: 'replace' as const, path: '/authorizerId', value: await created() },
    ];
    const of = { restApiId, resourceId, httpMethod: 'GET' };
    await client.send(new UpdateMethodCommand({ ...of, patchOperations }));
    expect((await ask(test, restApiId, '/movies')).status).toBe(200);
    await deploy(api);
    expect(await ask(test, restApiId, '/movies')).toMatchObject({
      status: 401,
      text: '{"message":"Unauthorized"}',
    });
    await client.send(new FlushStageAuthorizersCacheCommand({ restApiId, stageName: 'prod' }));
  });
});
