import {
  APIGatewayClient,
  CreateAuthorizerCommand,
  TestInvokeAuthorizerCommand,
  UpdateMethodCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { ask, deploy, newApi, newResource, putMock } from '../../services/apigateway/testing.ts';
import { passingCloud, type TestCloud } from '../../testing.ts';

const Username = 'ana@example.com';
const Password = 'A-long-enough-Passw0rd';

async function signedIn({ client }: TestCloud) {
  const cognito = client(CognitoIdentityProviderClient);
  const UsernameAttributes: ['email'] = ['email'];
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'admins', UsernameAttributes }),
  );
  const UserPoolId = UserPool?.Id;
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'site',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const UserAttributes = [{ Name: 'email', Value: Username }];
  const create = { UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' as const };
  await cognito.send(new AdminCreateUserCommand(create));
  await cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: UserPoolClient?.ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: Username, PASSWORD: Password },
    }),
  );
  return { arn: UserPool?.Arn ?? '', id: AuthenticationResult?.IdToken ?? '', tokens: AuthenticationResult };
}

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
it('lets a user in who signed in at the pool, until the token is an hour old', async () => {
  const test = await passingCloud();
  const { arn, id, tokens } = await signedIn(test);
  const api = await newApi(test);
  const gateway = test.client(APIGatewayClient);
  const { restApiId } = api;
  const type = 'COGNITO_USER_POOLS' as const;
  const { id: authorizerId = '' } = await gateway.send(
    new CreateAuthorizerCommand({ restApiId, name: 'admins', type, providerARNs: [arn] }),
  );
  const resourceId = await newResource(api, 'admin');
  await putMock(api, resourceId, 'GET', '{"email":"$context.authorizer.claims.email"}');
  const patchOperations = [
    { op: 'replace' as const, path: '/authorizationType', value: type },
    { op: 'replace' as const, path: '/authorizerId', value: authorizerId },
  ];
  const of = { restApiId, resourceId, httpMethod: 'GET' };
  await gateway.send(new UpdateMethodCommand({ ...of, patchOperations }));
  await deploy(api);
  const show = (token = '') =>
    ask(test, restApiId, '/admin', { headers: { authorization: `Bearer ${token}` } });
  expect(await show(id)).toMatchObject({ status: 200, text: `{"email":"${Username}"}` });
  expect(await show(tokens?.AccessToken)).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
  expect(await show(tokens?.RefreshToken)).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
  const headers = { Authorization: id };
  expect(
    await gateway.send(new TestInvokeAuthorizerCommand({ restApiId, authorizerId, headers })),
  ).toMatchObject({ clientStatus: 0, claims: { email: Username, token_use: 'id' } });
  test.cloud.clock.advance(3_600_000);
  expect(await show(id)).toMatchObject({
    status: 401,
    text: '{"message":"The incoming token has expired"}',
  });
});
