import {
  CognitoIdentityProviderClient,
  DescribeResourceServerCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { testStack } from './testing.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
describe('AWS::Cognito::UserPoolClient', () => {
  const TYPE = 'AWS::Cognito::UserPoolClient';

  it('is made with its settings, and goes back to the defaults of what is no longer said', async () => {
    const { stack, client, UserPoolId } = await poolStack();
    await stack.create('AWS::Cognito::UserPoolResourceServer', server(UserPoolId));
    const before = {
      UserPoolId,
      ClientName: 'site',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AllowedOAuthFlowsUserPoolClient: 'true',
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'films-api/movies.write'],
      SupportedIdentityProviders: ['COGNITO'],
      CallbackURLs: ['https://site.example/signed-in.html'],
      IdTokenValidity: '60',
      TokenValidityUnits: { IdToken: 'minutes' },
    };
    const { physicalId, attributes } = await stack.create(TYPE, before);
    expect(attributes).toEqual({ ClientId: physicalId, ClientSecret: undefined, Name: 'site' });
    const command = new DescribeUserPoolClientCommand({ UserPoolId, ClientId: physicalId });
    const read = async () => (await client.send(command)).UserPoolClient;
    expect(await read()).toMatchObject({
      ClientName: 'site',
      AllowedOAuthScopes: ['openid', 'films-api/movies.write'],
      AllowedOAuthFlowsUserPoolClient: true,
      IdTokenValidity: 60,
    });
    await stack.update(TYPE, physicalId, { UserPoolId, ClientName: 'app' }, before);
    const changed = await read();
    expect(changed).toMatchObject({ ClientName: 'app', AllowedOAuthFlowsUserPoolClient: false });
    expect([changed?.CallbackURLs, changed?.IdTokenValidity]).toEqual([undefined, undefined]);
    await stack.remove(TYPE, physicalId, before);
    await stack.remove(TYPE, physicalId, before);
    await expect(read()).rejects.toThrow('does not exist');
  });

  it('gives the secret that it was made with', async () => {
    const { stack, UserPoolId } = await poolStack();
    const { physicalId, attributes } = await stack.create(TYPE, { UserPoolId, GenerateSecret: true });
    expect(attributes).toMatchObject({
      ClientId: physicalId,
      ClientSecret: expect.stringMatching(/^\w{51}$/),
      Name: expect.stringMatching(/^films-Resource-/),
    });
  });

  it('refuses by name what clients do not have here', async () => {
    const { stack, UserPoolId } = await poolStack();
    const AnalyticsConfiguration = { ApplicationId: 'x' };
    await expect(stack.create(TYPE, { UserPoolId, AnalyticsConfiguration })).rejects.toThrow(
      `the property AnalyticsConfiguration of ${TYPE}`,
    );
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolresourceserver.html
it('AWS::Cognito::UserPoolResourceServer is made, changed in place and deleted', async () => {
  const { stack, client, UserPoolId } = await poolStack();
  const TYPE = 'AWS::Cognito::UserPoolResourceServer';
  const before = server(UserPoolId);
  const made = await stack.create(TYPE, before);
  expect(made).toEqual({ physicalId: 'films-api', attributes: {} });
  const command = new DescribeResourceServerCommand({ UserPoolId, Identifier: 'films-api' });
  const read = async () => (await client.send(command)).ResourceServer;
  expect(await read()).toMatchObject({ Name: 'Films', Scopes: before.Scopes });
  await stack.update(TYPE, 'films-api', { UserPoolId, Identifier: 'films-api', Name: 'Cinema' }, before);
  expect(await read()).toMatchObject({ Name: 'Cinema', Scopes: [] });
  await stack.remove(TYPE, 'films-api', before);
  await stack.remove(TYPE, 'films-api', before);
  await expect(read()).rejects.toThrow('does not exist');
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooldomain.html
describe('AWS::Cognito::UserPoolDomain', () => {
  const TYPE = 'AWS::Cognito::UserPoolDomain';

  it('is made and deleted, and may be gone already, with its pool too', async () => {
    const { stack, client, UserPoolId } = await poolStack();
    const before = { UserPoolId, Domain: 'cinedb-ana' };
    expect(await stack.create(TYPE, before)).toEqual({ physicalId: 'cinedb-ana', attributes: {} });
    const command = new DescribeUserPoolDomainCommand({ Domain: 'cinedb-ana' });
    const read = async () => (await client.send(command)).DomainDescription;
    expect(await read()).toMatchObject({ UserPoolId });
    await stack.update(TYPE, 'cinedb-ana', { ...before, ManagedLoginVersion: 1 }, before);
    await stack.remove(TYPE, 'cinedb-ana', before);
    await stack.remove(TYPE, 'cinedb-ana', before);
    expect(await read()).toEqual({});
    await stack.remove('AWS::Cognito::UserPool', UserPoolId);
    await expect(stack.remove(TYPE, 'cinedb-ana', before)).resolves.toBeUndefined();
  });

  it('refuses by name domains of your own and managed login', async () => {
    const { stack, UserPoolId } = await poolStack();
    const own = { UserPoolId, Domain: 'login.example', CustomDomainConfig: { CertificateArn: 'x' } };
    await expect(stack.create(TYPE, own)).rejects.toThrow('CustomDomainConfig');
    const managed = { UserPoolId, Domain: 'cinedb-ana', ManagedLoginVersion: 2 };
    await expect(stack.create(TYPE, managed)).rejects.toThrow('ManagedLoginVersion');
  });
});

function server(UserPoolId: string) {
  return {
    UserPoolId,
    Identifier: 'films-api',
    Name: 'Films',
    Scopes: [{ ScopeName: 'movies.write', ScopeDescription: 'Change films' }],
  };
}

async function poolStack() {
  const stack = await testStack();
  const { physicalId } = await stack.create('AWS::Cognito::UserPool', { UserPoolName: 'admins' });
  return { stack, UserPoolId: physicalId, client: stack.client(CognitoIdentityProviderClient) };
}
