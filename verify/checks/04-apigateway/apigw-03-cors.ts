import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { ask, askQuietly } from './ask.ts';
import { readGatewayResponses } from './gateway-responses.ts';
import { headersOf } from './methods.ts';
import { allows, originOfSite, preflight, shownCors } from './preflight.ts';
import { type Route, routes, steps } from './routes.ts';
import { ALLOW_ORIGIN, whyNoGatewayHeader, whyNoHeader, whyNoPreflight } from './why-no-cors.ts';

const answersPreflights: Check = async (grader) => {
  const origin = await originOfSite(grader);
  grader.log(`took the place of a browser on ${origin}`);
  for (const { method, path } of routes) {
    // A GET and a form go out with plain headers; only JSON has a type that a browser asks about.
    const headers = method === 'PUT' ? ['content-type'] : [];
    const reply = await preflight(grader, path, { origin, method, headers });
    grader.log(`asked whether it may ${method} ${path}`);
    if (allows(reply, { origin, method, headers })) continue;
    return fail({
      expected: `200 or 204 that allows ${origin}, ${[method, ...headers].join(' and ')}`,
      got: shownCors(reply),
      ...(await whyNoPreflight(grader, path, reply.headers, { origin, method, headers })),
    });
  }
  return pass();
};

const functionsAnswers: Check = async (grader) => {
  const origin = await originOfSite(grader);
  for (const route of routes) {
    for (const path of pathsFor(grader, route)) {
      const settings = { headers: { origin, 'content-type': 'application/json' } };
      // What nobody can add or change: the refusals of a function must be readable too.
      const body = ['POST', 'PUT'].includes(route.method) ? { body: '{}' } : {};
      const reply = await ask(grader, route.method, path, { ...settings, ...body });
      const header = reply.headers[ALLOW_ORIGIN];
      if (header === origin || header === '*') continue;
      return fail({
        expected: `an answer with ${ALLOW_ORIGIN}: ${origin}`,
        got: shownCors(reply),
        ...(await whyNoHeader(grader, route, header, origin)),
      });
    }
  }
  return pass();
};

/** Requests to a method that end well and badly, where that changes nothing. */
function pathsFor({ canary }: Grader, { method, path }: Route): string[] {
  if (path === '/posters') return ['/posters?poster=posters/a.png', '/posters'];
  if (method === 'GET' && path !== '/movies/{id}') return [`${path}?limit=1`, `${path}?limit=0`];
  return [path.replace('{id}', canary.id())];
}

const gatewayAnswers: Check = async (grader) => {
  const origin = await originOfSite(grader);
  const text = { 'content-type': 'text/xml' };
  const asked = [
    { method: 'GET', path: '/no-such-place', headers: { origin } },
    { method: 'POST', path: '/movies', headers: { origin, ...text }, body: '<film/>' },
  ];
  for (const { method, path, ...settings } of asked) {
    const reply = await ask(grader, method, path, settings);
    const header = reply.headers[ALLOW_ORIGIN];
    if (header === origin || header === '*') continue;
    return fail({
      expected: `an answer with ${ALLOW_ORIGIN}: ${origin}`,
      got: shownCors(reply),
      ...(await whyNoGatewayHeader(grader, 'DEFAULT_4XX', header, origin)),
    });
  }
  return (await unlessFivesHaveIt(grader, origin)) ?? pass();
};

/** An error of API Gateway's own with 5xx cannot be called forth where all is well, so its response is read. */
async function unlessFivesHaveIt(grader: Grader, origin: string) {
  const type = 'DEFAULT_5XX';
  const response = (await readGatewayResponses(grader)).get(type);
  grader.log(`read the gateway response ${type}`);
  const header = headersOf(response?.responseParameters)
    .get(ALLOW_ORIGIN)
    ?.replace(/^'(.*)'$/, '$1');
  if (header === origin || header === '*') return undefined;
  return fail({
    expected: `a gateway response ${type} with ${ALLOW_ORIGIN}: ${origin}`,
    got: header === undefined ? 'no such header' : header,
    ...(await whyNoGatewayHeader(grader, type, header, origin)),
  });
}

const refusesOthers: Check = async (grader) => {
  const own = new URL(await originOfSite(grader));
  // A stranger, and a neighbour: somebody else's distribution under the same domain.
  const neighbour = own.host.replace(/^[^.]+/, `d${grader.random.hex(13)}`);
  for (const origin of [`https://${grader.random.hex(12)}.example`, `https://${neighbour}`]) {
    const replies = {
      'whether it may DELETE /movies/{id}': await preflight(grader, '/movies/{id}', {
        origin,
        method: 'DELETE',
        headers: [],
      }),
      'for GET /movies': await askQuietly(grader, 'GET', '/movies?limit=1', { headers: { origin } }),
      'for a path that is not there': await askQuietly(grader, 'GET', '/no-such-place', {
        headers: { origin },
      }),
    };
    for (const [what, reply] of Object.entries(replies)) {
      grader.log(`asked as a browser on another site ${what}`);
      const header = reply.headers[ALLOW_ORIGIN];
      if (header !== '*' && header !== origin) continue;
      return fail({
        expected: `no ${ALLOW_ORIGIN} for other sites`,
        got: shownCors(reply),
        why: proven(
          header === '*' ? 'the star lets every site in' : 'whatever site asks is sent back as allowed',
        ),
        fix: `the one origin of your site, \`'https://\${DomainName}'\`, in ${steps.cors}`,
      });
    }
  }
  return pass();
};

export const corsChecks: Record<string, Check> = {
  'APIGW-03.1': answersPreflights,
  'APIGW-03.2': functionsAnswers,
  'APIGW-03.3': gatewayAnswers,
  'APIGW-03.4': refusesOthers,
};
