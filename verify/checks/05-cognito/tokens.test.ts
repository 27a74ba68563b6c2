import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, exportSPKI, jwtVerify, SignJWT } from 'jose';
import { expect, it } from 'vitest';
import type { Grader } from '../../check.ts';
import { badTokens, claimsOf } from './tokens.ts';

const poolId = 'us-east-1_aB3dE5fG7';
const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A grader who finds the pool's public key where Cognito publishes it. */
async function grader(): Promise<Grader> {
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'key1' }];
  const request = async (url: string) => {
    expect(url).toBe(`${issuer}/.well-known/jwks.json`);
    return { status: 200, text: () => JSON.stringify({ keys }) };
  };
  return { request, config: { region: 'us-east-1' } } as unknown as Grader;
}

async function forgeries(): Promise<Map<string, string>> {
  const good = await new SignJWT({ token_use: 'id', email: 'ana@example.com' })
    .setProtectedHeader({ alg: 'RS256', kid: 'key1' })
    .setIssuer(issuer)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  const all = await badTokens(await grader(), poolId, good, 'of another pool');
  return new Map(all.map(({ what, token }) => [what, token]));
}

const checked = (token: string, algorithms = ['RS256']) =>
  jwtVerify(token, publicKey, { issuer, algorithms });

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
it('are refused by who checks the signature', async () => {
  const all = await forgeries();
  expect(all.size).toBe(7);
  for (const token of all.values()) await expect(checked(token)).rejects.toThrow();
});

// Otherwise the check would pass against any API.
it('get past who checks everything but what each of them forges', async () => {
  const all = await forgeries();
  for (const [what, token] of all) {
    if (/no token|another user pool|changed|a month ago/.test(what)) continue;
    expect(claimsOf(token)).toMatchObject({ iss: issuer, token_use: 'id', email: 'ana@example.com' });
    expect(Number(claimsOf(token).exp)).toBeGreaterThan(Date.now() / 1000);
  }
  const byPublicKey = String(all.get('an ID token signed by HS256 with the public key'));
  const secret = new TextEncoder().encode(await exportSPKI(publicKey));
  await expect(jwtVerify(byPublicKey, secret, { issuer })).resolves.toBeDefined();
  const changed = claimsOf(String(all.get('an ID token whose claims were changed')));
  expect(changed).toMatchObject({ iss: issuer, email: 'somebody.else@example.com' });
  const expired = claimsOf(String(all.get('an ID token that expired a month ago')));
  expect(Number(expired.exp)).toBeLessThan(Date.now() / 1000 - 29 * 86_400);
});
