import type { Authorizer, Method } from '@aws-sdk/client-api-gateway';
import { CompactSign } from 'jose';
import type { Cloud } from '../../call.ts';
import { freshUser } from '../../services/cognito-idp/fresh-user.ts';
import {
  clients,
  type UserPoolClientRecord,
  type UserPoolRecord,
  userPools,
  users,
} from '../../services/cognito-idp/state.ts';
import { poolRecord } from '../../services/cognito-idp/testing-records.ts';
import { type IssuedTokens, issueTokens } from '../../services/cognito-idp/tokens/issue.ts';
import { signingKey } from '../../services/cognito-idp/tokens/signing-keys.ts';
import { lambdaIntegration, mockIntegration, type TestApi, type TestStage, testStage } from './testing.ts';

export const WRITE_SCOPE = 'cinedb-api/movies.write';
export const POOL_ID = 'us-east-1_Films0001';

/** Answers with what the authorizer found. */
const ECHO = '{"email":"$context.authorizer.claims.email","user":"$context.authorizer.claims.sub"}';

export const PROTECTED: Partial<Method> = { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'a' };
const AUTHORIZER: Authorizer = {
  id: 'a',
  name: 'films',
  type: 'COGNITO_USER_POOLS',
  providerARNs: [arnOf(POOL_ID)],
  identitySource: 'method.request.header.Authorization',
  authorizerResultTtlInSeconds: 300,
};

/** For tests: a pool, as a record. */
export function testPool(cloud: Cloud, id: string): UserPoolRecord {
  const pool = poolRecord({ id, region: id.split('_')[0] ?? '', name: 'films' });
  userPools(cloud).set(id, pool);
  return pool;
}

/** For tests: what a user of a pool is given at sign-in. */
export async function tokensOf(
  cloud: Cloud,
  pool: UserPoolRecord,
  { name = 'ana', scopes }: { name?: string; scopes?: string[] } = {},
): Promise<Required<IssuedTokens>> {
  const client: UserPoolClientRecord = {
    ClientId: `client-of-${pool.id}`,
    UserPoolId: pool.id,
    createdAt: 0,
    lastModifiedAt: 0,
  };
  const sub = `sub-of-${name}`;
  const attributes = { sub, email: `${name}@example.com`, email_verified: 'true' };
  const user = freshUser({ sub, username: name, status: 'CONFIRMED', attributes }, 0);
  clients(cloud).set(client.ClientId, client);
  users(cloud, pool.id).set(user.sub, user);
  const authTime = cloud.clock.now();
  const request = { pool, client, user, scopes, authTime, withRefreshToken: true };
  return { idToken: '', refreshToken: '', ...(await issueTokens(cloud, request)) };
}

/**
 * For tests: `/id` wants an ID token, `/scoped` an access token with a scope, `/open` nothing, and `/function` an ID
 * token before it calls a function.
 */
export function tokenStage(
  authorizer: Partial<Authorizer> = {},
  more: Partial<TestApi> = {},
  paths: TestApi['methods'] = {},
): TestStage {
  const responses = { 200: { statusCode: '200', responseTemplates: { 'application/json': ECHO } } };
  const integration = mockIntegration(200, { integrationResponses: responses });
  const proxy = lambdaIntegration({ type: 'AWS_PROXY' });
  const own: TestApi['methods'] = {
    '/id': { GET: { ...PROTECTED, integration }, OPTIONS: { integration } },
    '/scoped': { GET: { ...PROTECTED, authorizationScopes: ['other', WRITE_SCOPE], integration } },
    '/open': { GET: { integration } },
    '/function': { GET: { ...PROTECTED, integration: proxy } },
  };
  const api: TestApi = {
    definition: { authorizers: { a: { ...AUTHORIZER, ...authorizer } } },
    ...more,
    methods: { ...own, ...paths },
  };
  return testStage(api, (event) => ({ statusCode: 200, body: JSON.stringify(event) }));
}

/** For tests: a token of any header and payload, signed with the pool's own key. */
export async function signedBy(
  cloud: Cloud,
  poolId: string,
  payload: object | string,
  header: object = {},
): Promise<string> {
  const { kid, key } = await signingKey(cloud, poolId, 'id');
  const bytes = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const crit = { 'urn:unknown': true };
  return new CompactSign(bytes).setProtectedHeader({ kid, alg: 'RS256', ...header }).sign(key, { crit });
}

export function arnOf(poolId: string): string {
  return `arn:aws:cognito-idp:${poolId.split('_')[0]}:000000000000:userpool/${poolId}`;
}
