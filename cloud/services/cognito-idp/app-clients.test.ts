// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
import {
  CreateResourceServerCommand,
  type CreateUserPoolClientCommandInput,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  ListUserPoolClientsCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { passingPool } from './testing.ts';

type Settings = Partial<CreateUserPoolClientCommandInput>;

const CODE_FLOW: Settings = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email'],
  CallbackURLs: ['https://films.example/signed-in.html'],
};

it('gives a client that says nothing the defaults of AWS', async () => {
  const { app, cognito, UserPoolId } = await passingPool();
  const ClientId = await app();
  const { UserPoolClient } = await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  expect(ClientId).toMatch(/^[a-z0-9]{26}$/);
  expect(UserPoolClient).toMatchObject({
    ClientName: 'site',
    RefreshTokenValidity: 30,
    AllowedOAuthFlowsUserPoolClient: false,
    EnableTokenRevocation: true,
    EnablePropagateAdditionalUserContextData: false,
    AuthSessionValidity: 3,
  });
  expect(UserPoolClient?.ClientSecret).toBeUndefined();
  expect(UserPoolClient?.ExplicitAuthFlows).toBeUndefined();
});

it('keeps the secret through an update, which resets the rest', async () => {
  const { app, cognito, UserPoolId } = await passingPool();
  const ClientId = await app({ GenerateSecret: true, ...CODE_FLOW, EnableTokenRevocation: false });
  const describe = async () =>
    (await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))).UserPoolClient;
  const before = await describe();
  expect(before?.ClientSecret).toMatch(/^[a-z0-9]{51}$/);
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
  await cognito.send(new UpdateUserPoolClientCommand({ UserPoolId, ClientId }));
  const after = await describe();
  expect(after).toMatchObject({ ClientName: 'site', EnableTokenRevocation: true });
  expect(after?.ClientSecret).toBe(before?.ClientSecret);
  expect(after?.AllowedOAuthFlows).toBeUndefined();
  expect(after?.CallbackURLs).toBeUndefined();
});

it('takes the scopes of a resource server and no unknown ones', async () => {
  const { app, cognito, UserPoolId } = await passingPool();
  const scoped = { ...CODE_FLOW, AllowedOAuthScopes: ['openid', 'films/write'] };
  expect(await refusal(app(scoped))).toMatchObject({
    name: 'ScopeDoesNotExistException',
    message: 'Invalid scope requested: films/write',
  });
  const Scopes = [{ ScopeName: 'write', ScopeDescription: 'Change films' }];
  await cognito.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'films', Name: 'Films', Scopes }),
  );
  expect(await app(scoped)).toBeTruthy();
});

it.each<[string, string, Settings]>([
  [
    'InvalidParameterException',
    'AllowedOAuthFlows and AllowedOAuthScopes are required',
    { AllowedOAuthFlowsUserPoolClient: true },
  ],
  ['InvalidOAuthFlowException', 'CallbackUrls can not be empty', { ...CODE_FLOW, CallbackURLs: [] }],
  [
    'InvalidOAuthFlowException',
    'along with code flow',
    { ...CODE_FLOW, AllowedOAuthFlows: ['code', 'client_credentials'] },
  ],
  [
    'InvalidOAuthFlowException',
    'does not have a client secret',
    { ...CODE_FLOW, AllowedOAuthFlows: ['client_credentials'] },
  ],
  [
    'InvalidOAuthFlowException',
    'openid is not supported with',
    { ...CODE_FLOW, AllowedOAuthFlows: ['client_credentials'], GenerateSecret: true },
  ],
  [
    'InvalidParameterException',
    'http://films.example/ cannot use the HTTP protocol.',
    { CallbackURLs: ['http://films.example/'] },
  ],
  ['InvalidParameterException', 'fragment', { CallbackURLs: ['https://films.example/#a'] }],
  ['InvalidParameterException', 'absolute', { LogoutURLs: ['/index.html'] }],
  [
    'InvalidParameterException',
    'DefaultRedirectURI',
    { CallbackURLs: ['https://a.example/'], DefaultRedirectURI: 'https://b.example/' },
  ],
  ['InvalidParameterException', 'Invalid range for token validity.', { AccessTokenValidity: 25 }],
  [
    'InvalidParameterException',
    'Invalid range for token validity.',
    { IdTokenValidity: 4, TokenValidityUnits: { IdToken: 'minutes' } },
  ],
  ['InvalidParameterException', 'Invalid range for token validity.', { RefreshTokenValidity: 3651 }],
  [
    'InvalidParameterException',
    'Invalid range for token validity.',
    { RefreshTokenValidity: 30, TokenValidityUnits: { RefreshToken: 'minutes' } },
  ],
  [
    'InvalidParameterException',
    'ALLOW_',
    { ExplicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'] },
  ],
  [
    'InvalidParameterException',
    'The provider Google does not exist for User Pool',
    { SupportedIdentityProviders: ['COGNITO', 'Google'] },
  ],
  ['InvalidParameterException', 'Invalid write attributes', { WriteAttributes: ['custom:none'] }],
  ['InvalidParameterException', 'Invalid write attributes', { WriteAttributes: ['email_verified'] }],
  ['InvalidParameterException', 'Invalid read attributes', { ReadAttributes: ['custom:none'] }],
  ['NotImplemented', 'RefreshTokenRotation', { RefreshTokenRotation: { Feature: 'ENABLED' } }],
  ['NotImplemented', 'AnalyticsConfiguration', { AnalyticsConfiguration: { ApplicationId: 'abc' } }],
  ['NotImplemented', 'ALLOW_USER_AUTH', { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] }],
])('refuses with %s: %s', async (name, message, settings) => {
  const { app } = await passingPool();
  expect(await refusal(app(settings))).toMatchObject({ name, message: expect.stringContaining(message) });
});

it('takes http for this machine alone, an app’s own scheme, and the ends of the ranges', async () => {
  const { app } = await passingPool();
  const CallbackURLs = [
    'http://localhost:3000/',
    'http://127.0.0.1/a',
    'http://[::1]:8080/',
    'films://signed-in',
  ];
  expect(
    await app({
      CallbackURLs,
      AccessTokenValidity: 5,
      IdTokenValidity: 1,
      RefreshTokenValidity: 3650,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'days', RefreshToken: 'days' },
      ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'USER_PASSWORD_AUTH'],
      RefreshTokenRotation: { Feature: 'DISABLED' },
    }),
  ).toBeTruthy();
});

it('lists, and deletes: another pool’s clients are none of its', async () => {
  const { app, cognito, UserPoolId } = await passingPool();
  const ClientId = await app();
  const { UserPoolClients } = await cognito.send(new ListUserPoolClientsCommand({ UserPoolId }));
  expect(UserPoolClients).toEqual([{ ClientId, ClientName: 'site', UserPoolId }]);
  await cognito.send(new DeleteUserPoolClientCommand({ UserPoolId, ClientId }));
  const gone = cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  expect(await refusal(gone)).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `User pool client ${ClientId} does not exist.`,
  });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html
it('goes with its pool', async () => {
  const { app, cognito, UserPoolId } = await passingPool();
  const ClientId = await app({ ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] });
  await cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
  const AuthParameters = { USERNAME: 'ana', PASSWORD: 'Permanent-1' };
  const signIn = new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
  expect(await refusal(cognito.send(signIn))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `User pool client ${ClientId} does not exist.`,
  });
});
