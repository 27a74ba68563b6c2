import { CourseError } from '../../../shared/errors.ts';
import type { Grader } from '../../check.ts';
import { perGrading } from '../../per-grading.ts';
import { idTokenOf, makeClient } from '../05-cognito/canary-client.ts';
import { type CanaryUser, makeUser } from '../05-cognito/canary-user.ts';
import { readPool } from '../05-cognito/pool.ts';
import { isSignedIn, signInBySrp } from '../05-cognito/sign-in.ts';
import { readMethods } from './methods.ts';

/**
 * The ID token of an administrator of the grader's own, once for a grading: what module 5 has closed is still to be
 * graded. undefined as long as no method wants one.
 *
 * It throws CourseError `source` when methods are closed and nobody can sign in.
 */
export const administratorToken: (grader: Grader) => Promise<string | undefined> = perGrading(signIn);

/** @param what the request that the API refused: `GET /admin` */
export function tokenRefused(what: string): CourseError {
  return closedByModule5(`it does not take the ID token of an administrator for ${what}`);
}

async function signIn(grader: Grader): Promise<string | undefined> {
  const methods = [...(await readMethods(grader)).values()].flatMap((verbs) => Object.values(verbs));
  if (!methods.some(({ authorizationType }) => authorizationType === 'COGNITO_USER_POOLS')) return undefined;
  // What the check notes is what it did, and not how it got in.
  const quiet = { ...grader, log: () => {} };
  const pool = await readPool(quiet);
  const user = await makeUser(quiet, pool);
  const token = (await tokenOfSite(quiet, user)) ?? (await tokenOfOurs(quiet, user));
  if (token !== undefined) return token;
  throw closedByModule5('nobody can sign in');
}

/** An authorizer may want a token of the site's client and no other. undefined where that gives none. */
async function tokenOfSite(grader: Grader, user: CanaryUser): Promise<string | undefined> {
  const [client] = await grader.locate.userPoolClients(user.poolId);
  if (client?.ClientId === undefined) return undefined;
  const outcome = await signInBySrp(grader, user, client.ClientId);
  return isSignedIn(outcome) ? outcome.idToken : undefined;
}

/** The site's client is graded by module 5. Where it lets nobody in, the API is still to be graded. */
async function tokenOfOurs(grader: Grader, { poolId, signInName, password }: CanaryUser) {
  return idTokenOf(grader, poolId, await makeClient(grader, poolId), signInName, password);
}

function closedByModule5(why: string): CourseError {
  return new CourseError(
    'source',
    `Module 5 has closed methods of the API, and ${why}.`,
    'Run  npm run verify -- --module 5',
  );
}
