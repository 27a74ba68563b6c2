import { type FailureText, type Grader, likely, proven } from '../../check.ts';
import { type Route, shownRoute } from '../04-apigateway/routes.ts';
import { servedStage } from '../04-apigateway/served-stage.ts';
import { some } from '../words.ts';
import { arnOf, guardOf, shownPools } from './authorizers.ts';
import { readClient, readPool, steps } from './pool.ts';

type Reason = Pick<FailureText, 'why' | 'fix' | 'learn'>;

const learn = '#common-mistakes';
const step = steps.authorizer;

/** Why a method that is for administrators does not answer 401 to a stranger. */
export async function whyNotClosed(grader: Grader, route: Route): Promise<Reason> {
  const { method, authorizer } = await guardOf(grader, route);
  const shown = shownRoute(route);
  const fix = `ensureClosed for every route of closedRoutes, then redeploy, in ${step}`;
  if (!method) {
    const why = proven(`the API has no method ${shown}`);
    return { why, fix: 'do module 4 first:  npm run verify -- --module 4' };
  }
  const { authorizationType } = method;
  if (authorizationType === 'NONE') {
    return { why: proven(`${shown} has authorizationType NONE: whoever knows the address may call it`), fix };
  }
  if (authorizationType !== 'COGNITO_USER_POOLS') {
    return {
      why: proven(`${shown} has authorizationType ${authorizationType}, and not COGNITO_USER_POOLS`),
      fix,
    };
  }
  if (!authorizer) return { why: proven(`${shown} names an authorizer that is gone`), fix };
  return (
    (await whyStale(grader)) ?? { why: likely(`the authorizer ${authorizer.name} lets strangers in`), fix }
  );
}

/** What of the API is not deployed; undefined when all is. */
export async function whyStale(grader: Grader): Promise<Reason | undefined> {
  const { stale = [] } = await servedStage(grader);
  if (stale.length === 0) return undefined;
  const why = proven(`the stage still serves an older deployment: ${some(stale)} changed after it`);
  return { why, fix: `redeploy(course, api.restApiId) after the last change, in ${step}`, learn };
}

/** Why a method does not take the ID token of an administrator. */
export async function whyNotOpened(grader: Grader, route: Route): Promise<Reason> {
  const { method, authorizer } = await guardOf(grader, route);
  const pool = await readPool(grader);
  const shown = shownRoute(route);
  const stale = await whyStale(grader);
  if (stale) return stale;
  const scopes = method?.authorizationScopes ?? [];
  if (scopes.length > 0) return whyScopes(shown, scopes);
  if (authorizer && !authorizer.providerARNs?.includes(arnOf(grader, pool))) {
    const why = proven(
      `${shown} names the authorizer ${authorizer.name}, which knows ${shownPools(authorizer)}, and not ${pool.Id}`,
    );
    return { why, fix: `the authorizer of ${pool.Id} on every method, in ${step}`, learn };
  }
  const header = authorizer?.identitySource?.split('.').at(-1) ?? '';
  if (authorizer && header.toLowerCase() !== 'authorization') {
    const why = proven(
      `the authorizer ${authorizer.name} looks for the token in ${header}, and the site sends Authorization`,
    );
    return { why, fix: `identitySource: 'method.request.header.Authorization', in ${step}` };
  }
  if (authorizer?.identityValidationExpression) {
    const { ClientId } = await readClient(grader);
    const why = likely(
      `identityValidationExpression is ${authorizer.identityValidationExpression}, and the audience is ${ClientId}`,
    );
    return { why, fix: `an expression that fits the client's id, or none, in ${step}` };
  }
  return {
    why: likely('what is behind the authorizer does not work'),
    fix: `npm run verify -- --module 4, then compare ${shown} with the lesson, in ${step}`,
  };
}

/** With scopes a method wants the other token: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html */
export function whyScopes(shown: string, scopes: string[]): Reason {
  const why = proven(
    `${shown} has the scopes ${scopes.join(', ')}, so the authorizer wants an access token, and the site sends the ID token`,
  );
  return { why, fix: `no authorizationScopes on the methods, in ${step}`, learn };
}
