import { expect, it } from 'vitest';
import type { Call } from '../../call.ts';
import type { TestStage } from '../../edge/execute-api/testing.ts';
import {
  POOL_ID,
  testPool,
  tokenStage,
  tokensOf,
  WRITE_SCOPE,
} from '../../edge/execute-api/testing-tokens.ts';
import { userPools } from '../cognito-idp/state.ts';
import { handlers } from './test-invoke-authorizer.ts';

const API = 'abcdefghij';
const callOf = ({ cloud }: TestStage) =>
  ({ cloud, account: '000000000000', region: 'us-east-1', requestId: 'r' }) as Call;

async function signedIn() {
  const stage = tokenStage();
  const pool = testPool(stage.cloud, POOL_ID);
  return { stage, ...(await tokensOf(stage.cloud, pool, { scopes: ['openid', WRITE_SCOPE] })) };
}

it('tries an authorizer with an ID token, and with no other', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
  const { stage, idToken, accessToken } = await signedIn();
  const tried = (input: object) =>
    handlers.TestInvokeAuthorizer({ restApiId: API, authorizerId: 'a', ...input }, callOf(stage));
  expect(await tried({ headers: { authorization: `Bearer ${idToken}` } })).toMatchObject({
    clientStatus: 0,
    claims: { email: 'ana@example.com', token_use: 'id', email_verified: 'true' },
  });
  expect(await tried({ multiValueHeaders: { Authorization: [idToken] } })).toMatchObject({ clientStatus: 0 });
  for (const headers of [{ Authorization: accessToken }, { Other: idToken }, {}]) {
    const refused = await tried({ headers });
    expect(refused).toMatchObject({ clientStatus: 401 });
    expect(refused.claims).toBeUndefined();
  }
});

it('forgets what the stage remembered when it is flushed', async () => {
  // https://docs.aws.amazon.com/apigateway/latest/api/API_FlushStageAuthorizersCache.html
  const { stage, idToken } = await signedIn();
  const status = async () => (await stage.ask('GET', '/id', { headers: { authorization: idToken } })).status;
  expect(await status()).toBe(200);
  userPools(stage.cloud).delete(POOL_ID);
  expect(await status()).toBe(200);
  expect(handlers.FlushStageAuthorizersCache({ restApiId: API, stageName: 'prod' }, callOf(stage))).toEqual(
    {},
  );
  expect(await status()).toBe(401);
});
