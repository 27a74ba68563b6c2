import {
  CreateAuthorizerCommand,
  type CreateAuthorizerCommandInput,
  DeleteAuthorizerCommand,
  GetAuthorizerCommand,
  GetAuthorizersCommand,
  PutMethodCommand,
  TestInvokeAuthorizerCommand,
  UpdateAuthorizerCommand,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { type NewApi, newApi, newResource } from './testing.ts';

const ARN = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Films0001';
const OTHER_ARN = 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Films0002';

let test: TestCloud;
let api: NewApi;

beforeAll(async () => {
  test = await testCloud();
});
beforeEach(async () => {
  api = await newApi(test);
});
afterAll(() => test.cloud.close());

const create = (more: Partial<CreateAuthorizerCommandInput> = {}) => {
  const { restApiId } = api;
  const type = 'COGNITO_USER_POOLS';
  return api.client.send(
    new CreateAuthorizerCommand({ restApiId, name: 'films', type, providerARNs: [ARN], ...more }),
  );
};
const created = async (more: Partial<CreateAuthorizerCommandInput> = {}) => (await create(more)).id ?? '';
const patch = (
  authorizerId: string,
  path: string,
  value: string,
  op: 'replace' | 'add' | 'remove' = 'replace',
) =>
  api.client.send(
    new UpdateAuthorizerCommand({
      restApiId: api.restApiId,
      authorizerId,
      patchOperations: [{ op, path, value }],
    }),
  );
describe('an authorizer', () => {
  // https://docs.aws.amazon.com/cli/latest/reference/apigateway/create-authorizer.html#examples
  it('is made with AWS’s defaults, read and listed', async () => {
    const { id: authorizerId, $metadata: _, ...rest } = await create();
    const whole = {
      name: 'films',
      type: 'COGNITO_USER_POOLS',
      authType: 'cognito_user_pools',
      providerARNs: [ARN],
      identitySource: 'method.request.header.Authorization',
    };
    expect(rest).toEqual(whole);
    const { restApiId, client } = api;
    expect(await client.send(new GetAuthorizerCommand({ restApiId, authorizerId }))).toMatchObject(whole);
    const { items } = await client.send(new GetAuthorizersCommand({ restApiId }));
    expect(items).toEqual([{ id: authorizerId, ...whole }]);
  });

  // https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
  it.each([
    [{ name: ' ' }, 'BadRequestException'],
    [{ providerARNs: [] }, 'BadRequestException'],
    [{ providerARNs: undefined }, 'BadRequestException'],
    [{ providerARNs: ['us-east-1_Films0001'] }, 'BadRequestException'],
    [{ providerARNs: [ARN, 'arn:aws:cognito-idp:us-east-1:1:userpool/x'] }, 'BadRequestException'],
    [{ identitySource: 'method.request.querystring.token' }, 'BadRequestException'],
    [{ identitySource: 'Authorization' }, 'BadRequestException'],
    [{ identityValidationExpression: '(' }, 'BadRequestException'],
    [{ authorizerResultTtlInSeconds: -1 }, 'BadRequestException'],
    [{ authorizerResultTtlInSeconds: 3601 }, 'BadRequestException'],
    [{ type: 'TOKEN' }, 'NotImplemented'],
    [{ type: 'REQUEST' }, 'NotImplemented'],
    [{ authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/x' }, 'NotImplemented'],
  ] as const)('is refused with %o', async (more, name) => {
    expect(await refusal(create(more as Partial<CreateAuthorizerCommandInput>))).toMatchObject({ name });
  });

  it('has a name of its own in its API', async () => {
    await create();
    expect(await refusal(create())).toMatchObject({
      name: 'ConflictException',
      message: 'Authorizer name must be unique. Authorizer films already exists in this RestApi.',
    });
    await create({ name: 'other' });
    api = await newApi(test);
    await create();
  });

  // https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateAuthorizer-Patch
  it('is patched', async () => {
    const id = await created();
    expect(await patch(id, '/name', 'staff')).toMatchObject({ id, name: 'staff' });
    expect(await patch(id, '/providerARNs', OTHER_ARN, 'add')).toMatchObject({
      providerARNs: [ARN, OTHER_ARN],
    });
    expect(await patch(id, '/providerARNs', ARN, 'remove')).toMatchObject({ providerARNs: [OTHER_ARN] });
    expect(await refusal(patch(id, '/providerARNs', OTHER_ARN, 'remove'))).toMatchObject({
      name: 'BadRequestException',
    });
    await patch(id, '/authorizerResultTtlInSeconds', '0');
    expect(await refusal(patch(id, '/authorizerResultTtlInSeconds', 'soon'))).toMatchObject({
      name: 'BadRequestException',
    });
    expect(await refusal(patch(id, '/providerARNs/0', ARN))).toMatchObject({
      message: 'Invalid patch path /providerARNs/0',
    });
    expect(await refusal(patch(id, '/type', 'TOKEN'))).toMatchObject({ name: 'NotImplemented' });
  });

  it('is not deleted while a method uses it', async () => {
    const authorizerId = await created();
    const resourceId = await newResource(api, 'movies');
    const { restApiId, client } = api;
    const of = { restApiId, resourceId, httpMethod: 'GET' };
    const authorizationType = 'COGNITO_USER_POOLS';
    await client.send(new PutMethodCommand({ ...of, authorizationType, authorizerId }));
    const remove = () => client.send(new DeleteAuthorizerCommand({ restApiId, authorizerId }));
    expect(await refusal(remove())).toMatchObject({
      name: 'ConflictException',
      message: "Cannot delete authorizer 'films', is referenced in method: GET//movies",
    });
    const patchOperations = [{ op: 'replace' as const, path: '/authorizationType', value: 'NONE' }];
    const method = await client.send(new UpdateMethodCommand({ ...of, patchOperations }));
    expect(method.authorizerId).toBeUndefined();
    await remove();
    expect(await refusal(remove())).toMatchObject({
      name: 'NotFoundException',
      message: 'Invalid Authorizer identifier specified',
    });
  });

  it('is tested with no token that its pool did not make', async () => {
    // https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
    const { restApiId, client } = api;
    const headers = { Authorization: 'garbage' };
    const input = { restApiId, authorizerId: await created(), headers };
    expect(await client.send(new TestInvokeAuthorizerCommand(input))).toMatchObject({ clientStatus: 401 });
  });
});
