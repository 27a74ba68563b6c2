import { expect, it } from 'vitest';
import { type UserPoolRecord, userPools } from '../../services/cognito-idp/state.ts';
import { accessLogLine } from './access-log.ts';
import { lenient } from './context-variables.ts';
import type { Invocation } from './invocation.ts';
import { lambdaIntegration, type TestStage } from './testing.ts';
import { claimsOf } from './testing-forgeries.ts';
import { POOL_ID, PROTECTED, signedBy, testPool, tokenStage, tokensOf } from './testing-tokens.ts';

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
async function signedIn(...args: Parameters<typeof tokenStage>) {
  const stage = tokenStage(...args);
  const pool = testPool(stage.cloud, POOL_ID);
  return { stage, pool, ...(await tokensOf(stage.cloud, pool)) };
}
const show = (stage: TestStage, token: string, path = '/id', header = 'Authorization') =>
  stage.ask('GET', path, { headers: { [header]: token } });
const fresh = async (stage: TestStage, pool: UserPoolRecord) => (await tokensOf(stage.cloud, pool)).idToken;

it('leaves preflights and public methods open', async () => {
  const { stage } = await signedIn();
  expect((await stage.ask('OPTIONS', '/id')).status).toBe(200);
  expect((await stage.ask('GET', '/open')).status).toBe(200);
  expect((await stage.ask('GET', '/id')).status).toBe(401);
});

it('gives a function the claims as texts', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
  const { stage, pool } = await signedIn();
  const { idToken } = await tokensOf(stage.cloud, pool);
  const token = await signedBy(stage.cloud, POOL_ID, {
    ...claimsOf(idToken),
    iat: 1_469_814_773,
    auth_time: 1_469_814_773,
    'cognito:groups': ['administrators', 'staff'],
  });
  const event = JSON.parse((await show(stage, token, '/function')).text);
  expect(event.requestContext.authorizer).toEqual({
    claims: expect.objectContaining({
      sub: 'sub-of-ana',
      email: 'ana@example.com',
      email_verified: 'true',
      token_use: 'id',
      auth_time: '1469814773',
      iat: 'Fri Jul 29 17:52:53 UTC 2016',
      'cognito:groups': 'administrators,staff',
    }),
  });
  const values = Object.values(event.requestContext.authorizer.claims);
  expect(values.filter((value) => typeof value !== 'string')).toEqual([]);
});

it('gives templates and access logs the claims', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
  const template = `#set($claims = $context.authorizer.claims){"name":"$claims.get('cognito:username')","use":"$claims.token_use","none":"$claims.nothing"}`;
  const integration = lambdaIntegration({
    requestTemplates: { 'application/json': template },
    integrationResponses: { 200: { statusCode: '200' } },
  });
  const stage = tokenStage({}, {}, { '/mapped': { GET: { ...PROTECTED, integration } } });
  const { idToken } = await tokensOf(stage.cloud, testPool(stage.cloud, POOL_ID));
  const { text } = await show(stage, idToken, '/mapped');
  expect(JSON.parse(JSON.parse(text).body)).toEqual({ name: 'ana', use: 'id', none: '' });
  const claims = lenient({ email: 'ana@example.com' });
  const context = lenient({ requestTimeEpoch: 0, authorizer: lenient({ claims }) });
  const invocation = { context, cloud: stage.cloud } as Invocation;
  const line = accessLogLine(invocation, '$context.authorizer.claims.email $context.status', {
    status: 200,
    headers: {},
    body: '',
  });
  expect(line).toBe('ana@example.com 200');
});

it('reads the header that the authorizer names', async () => {
  const { stage, idToken } = await signedIn({ identitySource: 'method.request.header.X-Token' });
  expect((await show(stage, idToken, '/id', 'x-token')).status).toBe(200);
  expect((await show(stage, idToken)).status).toBe(401);
});

it('takes the pool of a stage variable', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
  const providerARNs = [`arn:aws:cognito-idp:us-east-1:000000000000:userpool/\${stageVariables.pool}`];
  const { stage, idToken } = await signedIn({ providerARNs }, { stage: { variables: { pool: POOL_ID } } });
  expect((await show(stage, idToken)).status).toBe(200);
  const without = await signedIn({ providerARNs });
  expect((await show(without.stage, without.idToken)).status).toBe(401);
});

it('holds the audience to an expression, and does not look at it without one', async () => {
  const audience = claimsOf((await signedIn()).idToken).aud;
  const right = await signedIn({ identityValidationExpression: `${audience}|other` });
  expect((await show(right.stage, right.idToken)).status).toBe(200);
  const wrong = await signedIn({ identityValidationExpression: String(audience).slice(0, -1) });
  expect((await show(wrong.stage, wrong.idToken)).status).toBe(401);
  const { stage, idToken } = await signedIn();
  const elses = await signedBy(stage.cloud, POOL_ID, { ...claimsOf(idToken), aud: 'another-client' });
  expect((await show(stage, elses)).status).toBe(200);
});

it('remembers a token for the TTL, and no longer than it is good', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
  const { stage, pool, idToken } = await signedIn();
  expect((await show(stage, idToken)).status).toBe(200);
  userPools(stage.cloud).delete(POOL_ID);
  expect((await show(stage, idToken)).status).toBe(200);
  stage.cloud.clock.advance(300_000);
  expect((await show(stage, idToken)).status).toBe(401);
  const { cloud } = stage;
  userPools(cloud).set(POOL_ID, pool);
  const claims = { ...claimsOf(await fresh(stage, pool)), exp: Math.floor(cloud.clock.now() / 1000) + 60 };
  const short = await signedBy(cloud, POOL_ID, claims);
  expect((await show(stage, short)).status).toBe(200);
  cloud.clock.advance(61_000);
  expect((await show(stage, short)).text).toBe('{"message":"The incoming token has expired"}');
});

it('remembers nothing with a TTL of 0, nor what another method may not use', async () => {
  const { stage, idToken } = await signedIn({ authorizerResultTtlInSeconds: 0 });
  expect((await show(stage, idToken)).status).toBe(200);
  userPools(stage.cloud).delete(POOL_ID);
  expect((await show(stage, idToken)).status).toBe(401);
  const cached = await signedIn();
  expect((await show(cached.stage, cached.idToken)).status).toBe(200);
  expect((await show(cached.stage, cached.idToken, '/scoped')).status).toBe(401);
});

it('answers with the gateway responses of the API', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
  const responseParameters = { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" };
  const { stage, accessToken } = await signedIn(
    {},
    {
      gatewayResponses: {
        DEFAULT_4XX: {
          responseParameters,
          responseTemplates: { 'application/json': '{"type":"$context.error.responseType"}' },
        },
      },
    },
  );
  const answer = await show(stage, accessToken);
  expect(answer).toMatchObject({ status: 401, text: '{"type":"UNAUTHORIZED"}' });
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  const denied = await show(stage, accessToken, '/scoped');
  expect(denied).toMatchObject({ status: 403, text: '{"type":"ACCESS_DENIED"}' });
});

it('fails where the deployment has no such authorizer', async () => {
  const { stage, idToken } = await signedIn({}, { definition: { authorizers: {} } });
  expect(await show(stage, idToken)).toMatchObject({
    status: 500,
    text: '{"message":"Internal server error"}',
  });
});
