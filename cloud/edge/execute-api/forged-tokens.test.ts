import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { userPools } from '../../services/cognito-idp/state.ts';
import { issuerOf, poolPublicKeys } from '../../services/cognito-idp/tokens/signing-keys.ts';
import type { TestStage } from './testing.ts';
import {
  bySecret,
  bySomeKey,
  claimsOf,
  forger,
  headerOfToken,
  type Json,
  seeded,
  unsigned,
  without,
  withSpareBits,
} from './testing-forgeries.ts';
import { arnOf, POOL_ID, signedBy, testPool, tokenStage, tokensOf, WRITE_SCOPE } from './testing-tokens.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
const DELETED = 'us-east-1_Deleted01';
const FOREIGN = 'us-east-1_Foreign01';
const ABROAD = 'eu-west-1_Films0001';
const EXPIRED = 'The incoming token has expired';
const DENIED = 'User is not authorized to access this resource';

let stage: TestStage;
let id: string;
let access: string;
let other: string;
let refresh: string;
let header: Json;
let claims: Json;
let accessClaims: Json;
let jwk: JWK;
const elsewhere: Record<string, string> = {};

beforeAll(async () => {
  stage = tokenStage({ providerARNs: [POOL_ID, DELETED].map(arnOf) });
  const { cloud } = stage;
  const pool = testPool(cloud, POOL_ID);
  ({ idToken: id, refreshToken: refresh } = await tokensOf(cloud, pool));
  ({ accessToken: access } = await tokensOf(cloud, pool, { scopes: ['openid', WRITE_SCOPE] }));
  ({ idToken: other } = await tokensOf(cloud, pool, { name: 'eve' }));
  for (const poolId of [FOREIGN, ABROAD, DELETED]) {
    elsewhere[poolId] = (await tokensOf(cloud, testPool(cloud, poolId))).idToken;
  }
  userPools(cloud).delete(DELETED);
  [header, claims, accessClaims] = [headerOfToken(id), claimsOf(id), claimsOf(access)];
  jwk = (await poolPublicKeys(cloud, POOL_ID)).find(({ kid }) => kid === header.kid) ?? {};
});

const ask = (path: string, ...values: string[]) =>
  stage.ask('GET', path, { rawHeaders: values.flatMap((value) => ['Authorization', value]) });
const now = () => Math.floor(stage.cloud.clock.now() / 1000);
/** By the pool's own key: what only a fault of Cognito's could make. */
const own = (payload: object | string, more?: object) => signedBy(stage.cloud, POOL_ID, payload, more);
const cut = (token: string, from: number, to?: number) => token.split('.').slice(from, to).join('.');
const pem = () => createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
const ownJwk = () => forger.publicKey.export({ format: 'jwk' });
const iss = () => String(claims.iss);

type Forged = string | string[] | Promise<string>;
const forged: [what: string, forge: () => Forged, message?: string][] = [
  ['no header', () => []],
  ['an empty header', () => ''],
  ['Bearer alone', () => 'Bearer'],
  ['Bearer twice', () => `Bearer Bearer ${id}`],
  ['another scheme', () => `Basic ${id}`],
  ['garbage', () => 'garbage'],
  ['two parts', () => cut(id, 0, 2)],
  ['four parts', () => `${id}.${cut(id, 2)}`],
  ['the JSON form of a token', () => JSON.stringify({ payload: cut(id, 1, 2), signature: cut(id, 2) })],
  ['quotes around the token', () => `"${id}"`],
  ['a blank in the token', () => id.replace('.', '. ')],
  ['alg none', () => unsigned(id, 'none')],
  ['alg None', () => unsigned(id, 'None')],
  ['alg NONE with the old signature', () => unsigned(id, 'NONE', cut(id, 2))],
  ['HS256 by the public key as PEM', () => bySecret(header, claims, String(pem()))],
  ['HS256 by the modulus of the public key', () => bySecret(header, claims, jwk.n ?? '')],
  ['HS256 by the public JWK', () => bySecret(header, claims, JSON.stringify(jwk))],
  ['HS256 by an empty secret', () => bySecret(header, claims, '')],
  ['another key under the right kid', () => bySomeKey(header, claims)],
  ['a key in its own jwk header', () => bySomeKey({ ...header, jwk: ownJwk() }, claims)],
  ['a key in its own jwk header, no kid', () => bySomeKey({ alg: 'RS256', jwk: ownJwk() }, claims)],
  ['a key at its own jku', () => bySomeKey({ ...header, jku: 'https://evil.example/jwks.json' }, claims)],
  ['a certificate at its own x5u', () => bySomeKey({ ...header, x5u: 'https://evil.example/x' }, claims)],
  ['no kid', () => bySomeKey(without(header, 'kid'), claims)],
  ['no kid, by the right key', () => own(claims, { kid: undefined })],
  ['an unknown kid, by the right key', () => own(claims, { kid: 'unknown' })],
  ['a path for a kid', () => bySecret({ ...header, kid: '../../../../dev/null' }, claims, '')],
  ['an unknown critical header', () => own(claims, { crit: ['urn:unknown'], 'urn:unknown': 1 })],
  ["another pool's token, whose name is the same", () => elsewhere[FOREIGN] ?? ''],
  ["another pool's token in the name of this one", () => signedBy(stage.cloud, FOREIGN, claims)],
  ["this pool's name put into another's token", () => `${cut(id, 0, 2)}.${cut(elsewhere[FOREIGN] ?? '', 2)}`],
  ["another region's token", () => elsewhere[ABROAD] ?? ''],
  [
    "another region's pool for iss",
    () => own({ ...claims, iss: iss().replaceAll('us-east-1', 'eu-west-1') }),
  ],
  [
    "another pool's iss, by this pool's key",
    () => own({ ...claims, iss: issuerOf(stage.cloud, { id: FOREIGN, region: 'us-east-1' }) }),
  ],
  ['iss without https', () => own({ ...claims, iss: iss().replace('https:', 'http:') })],
  ['iss with a slash at its end', () => own({ ...claims, iss: `${iss()}/` })],
  ['iss as a list', () => own({ ...claims, iss: [iss()] })],
  ['no iss', () => own(without(claims, 'iss'))],
  ['expired by a second', () => own({ ...claims, exp: now() - 1 }), EXPIRED],
  ['expired this second', () => own({ ...claims, exp: now() }), EXPIRED],
  ['expired, and by another key', () => bySomeKey(header, { ...claims, exp: now() - 1 })],
  ['no exp', () => own(without(claims, 'exp'))],
  ['exp as a text', () => own({ ...claims, exp: String(now() + 60) })],
  ['an access token', () => access],
  ['a refresh token', () => refresh],
  ['no token_use', () => own(without(claims, 'token_use'))],
  ['another spelling of token_use', () => own({ ...claims, token_use: 'ID' })],
  ['a payload that is no JSON', () => own('garbage')],
  ['a payload that is a list', () => own('[]')],
  ['the claims of another good token', () => `${cut(id, 0, 1)}.${cut(other, 1, 2)}.${cut(id, 2)}`],
  ['no signature', () => `${cut(id, 0, 2)}.`],
  ['half a signature', () => id.slice(0, -171)],
  ["another good token's signature", () => `${cut(id, 0, 2)}.${cut(other, 2)}`],
  ['padding', () => `${id}==`],
  ['base64 with + and /', () => id.replaceAll('-', '+').replaceAll('_', '/')],
  ['other spare bits in the last character', () => withSpareBits(id)],
  ['two headers, the forged one first', () => [bySomeKey(header, claims), id]],
  ['two headers, the forged one last', () => [id, bySomeKey(header, claims)]],
  ["a deleted pool's token", () => elsewhere[DELETED] ?? ''],
];
const forgedForScopes: [what: string, forge: () => Forged, status: number, message: string][] = [
  ['an ID token', () => id, 401, 'Unauthorized'],
  ['an ID token that claims the scope', () => own({ ...claims, scope: WRITE_SCOPE }), 401, 'Unauthorized'],
  ['no scope', () => own(without(accessClaims, 'scope')), 403, DENIED],
  [
    'another scope',
    () => own({ ...accessClaims, scope: 'openid aws.cognito.signin.user.admin' }),
    403,
    DENIED,
  ],
  ['the beginning of a scope', () => own({ ...accessClaims, scope: WRITE_SCOPE.slice(0, -1) }), 403, DENIED],
  ['more than a scope', () => own({ ...accessClaims, scope: `${WRITE_SCOPE}s` }), 403, DENIED],
];

describe('a method that wants an ID token', () => {
  it.each(forged)('refuses %s', async (_, forge, message = 'Unauthorized') => {
    expect(await ask('/id', ...[await forge()].flat())).toMatchObject({
      status: 401,
      text: JSON.stringify({ message }),
      headers: { 'x-amzn-errortype': 'UnauthorizedException' },
    });
    // What shows that it was the forgery.
    expect(await ask('/id', id)).toMatchObject({ status: 200 });
  });

  it('takes the right one, with Bearer and without', async () => {
    const text = '{"email":"ana@example.com","user":"sub-of-ana"}';
    expect(await ask('/id', id)).toMatchObject({ status: 200, text });
    expect(await ask('/id', `Bearer ${id}`)).toMatchObject({ status: 200, text });
    expect(await ask('/id', await own(claims))).toMatchObject({ status: 200, text });
  });

  it('refuses a thousand tokens that differ from a good one by a bit', async () => {
    const random = seeded(20_261_123);
    const taken: string[] = [];
    for (let count = 0; count < 1000; count++) {
      const at = random(id.length);
      const flipped = String.fromCharCode(id.charCodeAt(at) ^ (1 << random(7)));
      const mutated = id.slice(0, at) + flipped + id.slice(at + 1);
      const { status, text } = await ask('/id', mutated);
      if (status !== 401 || text !== '{"message":"Unauthorized"}') taken.push(`${at}: ${status} ${text}`);
    }
    expect(taken).toEqual([]);
    expect(await ask('/id', id)).toMatchObject({ status: 200 });
  });
});

describe('a method that wants an access token with a scope', () => {
  it.each(forgedForScopes)('refuses %s', async (_, forge, status, message) => {
    expect(await ask('/scoped', ...[await forge()].flat())).toMatchObject({
      status,
      text: JSON.stringify({ message }),
    });
    expect(await ask('/scoped', access)).toMatchObject({ status: 200 });
  });
});
