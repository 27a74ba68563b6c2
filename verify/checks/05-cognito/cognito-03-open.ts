import { type Check, type FailureText, fail, type Grader, likely, pass, proven } from '../../check.ts';
import { type Reply, shownReply } from '../04-apigateway/ask.ts';
import { readGatewayResponses } from '../04-apigateway/gateway-responses.ts';
import { allows, originOfSite, preflight, shownCors } from '../04-apigateway/preflight.ts';
import { type Route, routes, shownRoute } from '../04-apigateway/routes.ts';
import { ALLOW_ORIGIN, whyNoGatewayHeader, whyNoPreflight } from '../04-apigateway/why-no-cors.ts';
import { guardOf } from './authorizers.ts';
import { steps } from './pool.ts';
import { askRoute, closedRoutes, openRoutes, stageUrl } from './stage.ts';
import { whyStale } from './why-open.ts';

const step = steps.authorizer;
const learn = '#common-mistakes';

type Reason = Pick<FailureText, 'why' | 'fix' | 'learn'>;

const othersStayOpen: Check = async (grader) => {
  for (const route of openRoutes) {
    const reply = await askRoute(grader, route);
    if (![401, 403].includes(reply.status)) continue;
    const reason = await whyClosed(grader, route);
    const did = `sent ${shownRoute(route)} without a token`;
    return fail({ did, expected: 'an answer for everybody', got: shownReply(reply), ...reason });
  }
  const origin = await originOfSite(grader);
  for (const { method, path } of routes) {
    const question = { origin, method, headers: headersFor(method, path) };
    const reply = await preflight(grader, path, question, await stageUrl(grader));
    if (allows(reply, question)) continue;
    return fail({
      did: `asked without a token whether a page may ${method} ${path}`,
      expected: `200 or 204 that allows ${[method, ...question.headers].join(' and ')}`,
      got: shownCors(reply),
      ...(await whyPreflight(grader, path, reply, question)),
    });
  }
  return pass();
};

/** What the page adds that a browser asks about: the token where one is wanted, and a body that is JSON. */
function headersFor(method: string, path: string): string[] {
  const isClosed = closedRoutes.some((route) => route.method === method && route.path === path);
  return [...(isClosed ? ['authorization'] : []), ...(method === 'PUT' ? ['content-type'] : [])];
}

async function whyClosed(grader: Grader, route: Route): Promise<Reason> {
  const { method } = await guardOf(grader, route);
  const fix = `authorizationType NONE for what visitors use, and a new deployment, in ${step}`;
  if (method && method.authorizationType !== 'NONE') {
    const why = proven(
      `${shownRoute(route)} asks for ${method.authorizationType}, and visitors have no token`,
    );
    return { why, fix };
  }
  return (await whyStale(grader)) ?? { why: likely('something else refuses visitors'), fix };
}

async function whyPreflight(
  grader: Grader,
  path: string,
  { headers }: Reply,
  question: { origin: string; method: string; headers: string[] },
): Promise<Reason> {
  return (await whyStale(grader)) ?? whyNoPreflight(grader, path, headers, question);
}

const refusalsAreReadable: Check = async (grader) => {
  const origin = await originOfSite(grader);
  for (const route of closedRoutes) {
    const reply = await askRoute(grader, route);
    grader.log(`sent ${shownRoute(route)} without a token, as a page of the site`);
    const header = reply.headers[ALLOW_ORIGIN];
    if (header === origin || header === '*') continue;
    return fail({
      expected: `401 with ${ALLOW_ORIGIN}: ${origin}`,
      got: shownCors(reply),
      ...((await whyStale(grader)) ?? (await whyUnreadable(grader, header, origin))),
      learn,
    });
  }
  return pass();
};

/** A gateway response of its own takes the place of the one for all refusals. */
async function whyUnreadable(grader: Grader, header: string | undefined, origin: string): Promise<Reason> {
  const own = (await readGatewayResponses(grader)).get('UNAUTHORIZED');
  const type = own?.defaultResponse === false ? 'UNAUTHORIZED' : 'DEFAULT_4XX';
  return whyNoGatewayHeader(grader, type, header, origin);
}

export const openChecks: Record<string, Check> = {
  'COGNITO-03.5': othersStayOpen,
  'COGNITO-03.6': refusalsAreReadable,
};
