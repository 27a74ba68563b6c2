import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { shownReply } from '../04-apigateway/ask.ts';
import { shownRoute } from '../04-apigateway/routes.ts';
import { arnOf, guardOf, readAuthorizers, shownPools } from './authorizers.ts';
import { foreignToken } from './canary-client.ts';
import { makeUser } from './canary-user.ts';
import { readClient, readPool, steps } from './pool.ts';
import { isSignedIn, shownRefusal, signInBySrp, type Tokens } from './sign-in.ts';
import { askRoute, closedRoutes, shownRoutes, stageUrl } from './stage.ts';
import { badTokens } from './tokens.ts';
import { whyNotClosed, whyNotOpened, whyScopes } from './why-open.ts';

const step = steps.authorizer;
const learn = '#common-mistakes';

const knowsThePool: Check = async (grader) => {
  const pool = await readPool(grader);
  await stageUrl(grader);
  const all = await readAuthorizers(grader);
  grader.log('read the authorizers of the API');
  const arn = arnOf(grader, pool);
  if (all.some(({ providerARNs = [] }) => providerARNs.length === 1 && providerARNs[0] === arn))
    return pass();
  const expected = `an authorizer of the type COGNITO_USER_POOLS for ${pool.Id} alone`;
  if (all.length === 0) {
    const why = proven('the API has no authorizer of the type COGNITO_USER_POOLS');
    const fix = `CreateAuthorizerCommand with providerARNs: [userPoolArn(course, poolId)], in ${step}`;
    return fail({ expected, got: 'no such authorizer', why, fix });
  }
  const shown = all.map((one) => `${one.name} for ${shownPools(one)}`).join(', ');
  const isAmong = all.some(({ providerARNs = [] }) => providerARNs.includes(arn));
  return fail({
    expected,
    got: shown,
    why: proven(
      isAmong
        ? 'users of the other pool are let in too'
        : 'it checks tokens with the keys of another pool, perhaps one that was deleted, and refuses yours',
    ),
    fix: `UpdateAuthorizerCommand: add the right ARN to /providerARNs, then remove the others, in ${step}`,
    learn,
  });
};

const refusesStrangers: Check = async (grader) => {
  for (const route of closedRoutes) {
    const reply = await askRoute(grader, route);
    grader.log(`sent ${shownRoute(route)} without a token`);
    if (reply.status === 401) continue;
    return fail({ expected: '401', got: shownReply(reply), ...(await whyNotClosed(grader, route)) });
  }
  return pass();
};

const refusesBadTokens: Check = async (grader) => {
  const pool = await readPool(grader);
  const { idToken } = await signedIn(grader);
  const bad = await badTokens(grader, pool.Id, idToken, await foreignToken(grader));
  for (const { what, token } of bad) {
    for (const route of closedRoutes) {
      const reply = await askRoute(grader, route, token);
      if (reply.status === 401) continue;
      return fail({
        did: `sent ${shownRoute(route)} with ${what}`,
        expected: '401',
        got: shownReply(reply),
        ...(await whyNotClosed(grader, route)),
      });
    }
  }
  grader.log(`sent ${bad.length} bad tokens to each of ${shownRoutes(closedRoutes)}`);
  return pass();
};

const opensToAdministrators: Check = async (grader) => {
  const { idToken, accessToken } = await signedIn(grader);
  for (const route of closedRoutes) {
    const reply = await askRoute(grader, route, idToken);
    grader.log(`sent ${shownRoute(route)} with an ID token`);
    if (reply.status < 500 && ![401, 403].includes(reply.status)) continue;
    return fail({
      expected: 'the answer of the function',
      got: shownReply(reply),
      ...(await whyNotOpened(grader, route)),
    });
  }
  for (const route of closedRoutes) {
    const reply = await askRoute(grader, route, accessToken);
    grader.log(`sent ${shownRoute(route)} with an access token`);
    if (reply.status === 401) continue;
    const { authorizationScopes: scopes = [] } = (await guardOf(grader, route)).method ?? {};
    const reason =
      scopes.length > 0 ? whyScopes(shownRoute(route), scopes) : await whyNotClosed(grader, route);
    return fail({ expected: '401', got: shownReply(reply), ...reason });
  }
  return pass();
};

/** The tokens of somebody who may do everything. */
async function signedIn(grader: Grader): Promise<Tokens> {
  const { ClientId } = await readClient(grader);
  const user = await makeUser(grader, await readPool(grader));
  const outcome = await signInBySrp(grader, user, ClientId);
  if (isSignedIn(outcome)) return outcome;
  throw new Error(`nobody can sign in any more: ${shownRefusal(outcome)}`);
}

export const authorizerChecks: Record<string, Check> = {
  'COGNITO-03.1': knowsThePool,
  'COGNITO-03.2': refusesStrangers,
  'COGNITO-03.3': refusesBadTokens,
  'COGNITO-03.4': opensToAdministrators,
};
