import { fail, type Grader, likely, type Outcome } from '../../check.ts';
import { type Reply, shownReply } from './ask.ts';
import { methodFor, readMethods } from './methods.ts';
import { addMovie, type Route, shownRoute, steps } from './routes.ts';
import { whyFormSpoiled } from './why-form-spoiled.ts';
import { whyNotReached } from './why-not-reached.ts';

/**
 * A failure unless a method reaches its function. Whether the answer has the right form is for APIGW-02: what only the
 * function can know or do is sign enough.
 *
 * @param sign whether there is such a sign
 */
export async function unlessReached(
  grader: Grader,
  route: Route,
  reply: Reply,
  sign: boolean,
): Promise<Outcome | undefined> {
  if (sign) return undefined;
  const name = await grader.locate.function(route.key);
  const reason = await whyNotReached(grader, route);
  // The function may well have refused what a mapping made of the request.
  if (!reason && (reply.status < 500 || (await awaitsMappings(grader, route)))) return undefined;
  return fail({
    expected: `the answer of ${name} to ${shownRoute(route)}`,
    got: shownReply(reply),
    ...(reason ?? {
      why: likely(`the integration of ${shownRoute(route)} cannot use what it gets, or what ${name} answers`),
      fix: `npm run verify -- --module 3, then compare the method with the others, in ${steps.mappings}`,
    }),
  });
}

/** Whether API Gateway has nothing yet, or nothing right, to hand on a request or an answer with: APIGW-02 asks for it. */
async function awaitsMappings(grader: Grader, route: Route): Promise<boolean> {
  const { methodIntegration } = methodFor(await readMethods(grader), route.path, route.method) ?? {};
  const hasResponses = Object.keys(methodIntegration?.integrationResponses ?? {}).length > 0;
  return !hasResponses || (route === addMovie && (await whyFormSpoiled(grader, route)) !== undefined);
}
