import { describe, expect, it } from 'vitest';
import { domains } from '../../services/cognito-idp/state.ts';
import { hostedPool } from './testing.ts';
import { serveWellKnown } from './well-known.ts';

function read(name: string, { cloud } = hostedPool(), { region = 'us-east-1', method = 'GET' } = {}) {
  const [path, query, headers, body] = [`/us-east-1_Test12345/.well-known/${name}`, '', {}, Buffer.alloc(0)];
  const request = { method, path, query, headers, body, secure: true, sourceIp: '127.0.0.1' };
  return serveWellKnown(request, '', region, cloud);
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
describe('openid-configuration', () => {
  it('names the issuer, the keys and the endpoints of the domain', async () => {
    const { status, headers, body } = await read('openid-configuration');
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'access-control-allow-origin': '*' });
    const issuer = 'https://cognito-idp.us-east-1.localhost:1/us-east-1_Test12345';
    const domain = 'https://films.auth.us-east-1.localhost:1';
    expect(JSON.parse(String(body))).toEqual({
      authorization_endpoint: `${domain}/oauth2/authorize`,
      end_session_endpoint: `${domain}/logout`,
      id_token_signing_alg_values_supported: ['RS256'],
      issuer,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      response_types_supported: ['code', 'token'],
      revocation_endpoint: `${domain}/oauth2/revoke`,
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
      token_endpoint: `${domain}/oauth2/token`,
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      userinfo_endpoint: `${domain}/oauth2/userInfo`,
    });
  });

  it('names endpoints below the issuer for a pool without a domain', async () => {
    const pool = hostedPool();
    domains(pool.cloud).delete('us-east-1/films');
    const document = JSON.parse(String((await read('openid-configuration', pool)).body));
    expect(document.authorization_endpoint).toBe(`${document.issuer}/authorize`);
    expect(document.userinfo_endpoint).toBe(`${document.issuer}/userInfo`);
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
it('jwks.json has the public keys, and the same ones each time', async () => {
  const pool = hostedPool();
  const first = String((await read('jwks.json', pool)).body);
  const { keys } = JSON.parse(first);
  expect(keys).toHaveLength(2);
  for (const key of keys) {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(key).toMatchObject({ alg: 'RS256', kty: 'RSA', use: 'sig' });
  }
  expect(String((await read('jwks.json', pool)).body)).toBe(first);
});

it('knows no other document, no pool of another region and no other method', async () => {
  expect((await read('other.json')).status).toBe(404);
  expect((await read('jwks.json', hostedPool(), { region: 'eu-west-1' })).status).toBe(404);
  expect((await read('jwks.json', hostedPool(), { method: 'POST' })).status).toBe(405);
});
