import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestCloud, testCloud } from '../../testing.ts';
import { visit } from '../cloudfront/testing.ts';
import { CALLBACK, CHALLENGE, field, PASSWORD, VERIFIER } from './testing.ts';

type Asking = Parameters<typeof visit>[3];

let test: TestCloud;
let poolId: string;
let clientId: string;

beforeAll(async () => {
  test = await testCloud();
  const cognito = test.client(CognitoIdentityProviderClient);
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'admins', UsernameAttributes: ['email'] }),
  );
  poolId = UserPool?.Id ?? '';
  const of = { UserPoolId: poolId };
  const Scopes = [{ ScopeName: 'movies.write', ScopeDescription: 'Change films' }];
  await cognito.send(new CreateResourceServerCommand({ ...of, Identifier: 'films', Name: 'films', Scopes }));
  await cognito.send(new CreateUserPoolDomainCommand({ ...of, Domain: 'films-test' }));
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      ...of,
      ClientName: 'site',
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'films/movies.write'],
      CallbackURLs: [CALLBACK],
      SupportedIdentityProviders: ['COGNITO'],
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  clientId = UserPoolClient?.ClientId ?? '';
  await cognito.send(
    new AdminCreateUserCommand({
      ...of,
      Username: 'ana@example.com',
      UserAttributes: [
        { Name: 'email', Value: 'ana@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
      TemporaryPassword: 'Temporary-1',
      MessageAction: 'SUPPRESS',
    }),
  );
});
afterAll(() => test.cloud.close());

function browse(address: string, asking: Asking = {}) {
  const { host, pathname, search } = new URL(address);
  return visit(test, host, `${pathname}${search}`, asking);
}

function post(address: string, form: Record<string, string>, cookie = '') {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie };
  return browse(address, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
}

/** The code flow as an application's library goes through it: from the discovery document alone. */
it('signs a user in over TLS with PKCE and a first password, and an independent library accepts the tokens', async () => {
  // https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
  const issuer = `https://cognito-idp.us-east-1.localhost:${test.cloud.port}/${poolId}`;
  const discovered = JSON.parse((await browse(`${issuer}/.well-known/openid-configuration`)).text);
  expect(discovered.issuer).toBe(issuer);

  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: CALLBACK,
    state: 'a state',
    nonce: 'a nonce',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  const toLogin = await browse(`${discovered.authorization_endpoint}?${asked}`);
  const login = new URL(toLogin.headers.location ?? '', discovered.authorization_endpoint).href;
  const page = await browse(login);
  const cookie = page.headers['set-cookie']?.map((line) => line.split(';')[0]).join('; ');
  const _csrf = field(page.text, '_csrf');
  const demand = await post(login, { _csrf, username: 'ana@example.com', password: 'Temporary-1' }, cookie);
  const change = {
    session: field(demand.text, 'session'),
    new_password: PASSWORD,
    confirm_password: PASSWORD,
  };
  const back = await post(login, { _csrf, ...change }, cookie);
  expect(back.status).toBe(302);
  const { origin, pathname, searchParams } = new URL(back.headers.location ?? '');
  expect(`${origin}${pathname}`).toBe(CALLBACK);
  expect(searchParams.get('state')).toBe('a state');

  // https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
  const answer = await post(discovered.token_endpoint, {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: CALLBACK,
    code: searchParams.get('code') ?? '',
    code_verifier: VERIFIER,
  });
  expect(answer.status).toBe(200);
  const tokens = JSON.parse(answer.text);

  // https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
  const keys = createRemoteJWKSet(new URL(discovered.jwks_uri), {
    [customFetch]: async (url: string) => new Response((await browse(url)).text),
  });
  const id = await jwtVerify(tokens.id_token, keys, { issuer, audience: clientId });
  expect(id.payload).toMatchObject({ token_use: 'id', nonce: 'a nonce', email: 'ana@example.com' });
  const access = await jwtVerify(tokens.access_token, keys, { issuer });
  expect(access.payload).toMatchObject({ token_use: 'access', client_id: clientId });
  expect(access.payload.scope).toBe('openid email films/movies.write');

  const headers = { authorization: `Bearer ${tokens.access_token}` };
  const info = JSON.parse((await browse(discovered.userinfo_endpoint, { headers })).text);
  expect(info).toMatchObject({ sub: id.payload.sub, email: 'ana@example.com', email_verified: 'true' });

  const revoked = await post(discovered.revocation_endpoint, {
    client_id: clientId,
    token: tokens.refresh_token,
  });
  expect(revoked).toMatchObject({ status: 200, text: '' });
  const again = await post(discovered.token_endpoint, {
    grant_type: 'refresh_token',
    client_id: clientId,
    refresh_token: tokens.refresh_token,
  });
  expect(JSON.parse(again.text)).toEqual({ error: 'invalid_grant' });
});

it("publishes the keys at the cloud's bare address too", async () => {
  const answer = await fetch(`${test.cloud.url}/${poolId}/.well-known/jwks.json`);
  expect((await answer.json()) as object).toMatchObject({ keys: [{ alg: 'RS256' }, { alg: 'RS256' }] });
});

it('has no page for a domain that no pool has', async () => {
  const other = `https://nobody.auth.us-east-1.localhost:${test.cloud.port}/login`;
  expect((await browse(other)).status).toBe(404);
});
