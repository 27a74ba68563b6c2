import { type Grader, likely, proven } from '../../check.ts';
import { readGatewayResponses } from './gateway-responses.ts';
import { headersOf, methodFor, readMethods } from './methods.ts';
import { type Route, shownRoute, steps } from './routes.ts';
import type { Reason } from './why-not-reached.ts';

export const ALLOW_ORIGIN = 'access-control-allow-origin';

interface Verb {
  method: Route['method'] | 'OPTIONS';
  path: string;
}

const learn = '#common-mistakes';
const step = steps.cors;

/** Why a browser is not let through by an answer to its question. */
export async function whyNoPreflight(
  grader: Grader,
  path: string,
  names: Record<string, string>,
  { origin, method, headers }: { origin: string; method: string; headers: string[] },
): Promise<Reason> {
  const options = methodFor(await readMethods(grader), path, 'OPTIONS');
  const fix = `an OPTIONS method with a MOCK integration on ${path}, authorizationType NONE, in ${step}`;
  const because = (text: string) => ({ why: proven(text), fix, learn });
  if (!options) return because(`${path} has no method OPTIONS`);
  const { authorizationType, methodIntegration } = options;
  if (authorizationType !== 'NONE') {
    return because(
      `OPTIONS ${path} asks for ${authorizationType}, and a browser sends no credentials with this question`,
    );
  }
  const templates = Object.values(methodIntegration?.requestTemplates ?? {});
  if (methodIntegration?.type === 'MOCK' && !templates.some((text) => text.includes('statusCode'))) {
    return because(`the MOCK integration of OPTIONS ${path} has no request template that says a statusCode`);
  }
  return (
    whyOtherOrigin(names[ALLOW_ORIGIN], origin) ??
    (names[ALLOW_ORIGIN] === undefined ? await whyNotSet(grader, { method: 'OPTIONS', path }) : undefined) ??
    whyTooLittle(path, names, method, headers) ?? {
      why: likely('the integration response is for another status than the MOCK integration gives'),
      fix,
      learn,
    }
  );
}

function whyTooLittle(
  path: string,
  names: Record<string, string>,
  method: string,
  headers: string[],
): Reason | undefined {
  const wanted: [string, string[]][] = [
    ['Access-Control-Allow-Methods', [method]],
    ['Access-Control-Allow-Headers', headers],
  ];
  for (const [name, items] of wanted) {
    const value = names[name.toLowerCase()] ?? '';
    const missing = items.find((item) => !value.toLowerCase().includes(item.toLowerCase()));
    if (missing === undefined) continue;
    return {
      why: proven(`${name} of OPTIONS ${path} is "${value}", without ${missing}`),
      fix: `all verbs of ${path}, and ${missing === 'authorization' ? 'Authorization' : 'Content-Type'} among the headers, in ${step}`,
      learn,
    };
  }
  return undefined;
}

/** Why an answer of a method goes out without the header. */
export async function whyNoHeader(
  grader: Grader,
  route: Verb,
  header: string | undefined,
  origin: string,
): Promise<Reason> {
  return (
    whyOtherOrigin(header, origin) ??
    (await whyNotSet(grader, route)) ?? {
      why: likely(
        'the answer comes from API Gateway itself, or from a status whose response has no such header',
      ),
      fix: `Access-Control-Allow-Origin in every response of ${shownRoute(route)}, in ${step}`,
      learn,
    }
  );
}

/** Why an answer of API Gateway's own goes out without the header. */
export async function whyNoGatewayHeader(
  grader: Grader,
  type: 'DEFAULT_4XX' | 'DEFAULT_5XX' | 'UNAUTHORIZED',
  header: string | undefined,
  origin: string,
): Promise<Reason> {
  const other = whyOtherOrigin(header, origin);
  if (other) return other;
  const response = (await readGatewayResponses(grader)).get(type);
  const text = response?.defaultResponse
    ? `there is no gateway response ${type} of yours, and API Gateway's own has no CORS headers`
    : `the gateway response ${type} has no header Access-Control-Allow-Origin, or a narrower one takes its place`;
  const fix = `'gatewayresponse.header.Access-Control-Allow-Origin' in PutGatewayResponseCommand for ${type}, in ${step}`;
  return { why: proven(text), fix, learn };
}

/** Why the header's value is not the site. */
export function whyOtherOrigin(header: string | undefined, origin: string): Reason | undefined {
  if (header === undefined || header === origin) return undefined;
  const fix = `'method.response.header.Access-Control-Allow-Origin': \`'https://\${DomainName}'\`, in ${step}`;
  const text =
    header === `${origin}/`
      ? 'the allowed origin has a slash at its end, and an origin that a browser sends has none'
      : header === origin.replace('https:', 'http:') || header === new URL(origin).host
        ? 'the allowed origin does not begin with https://'
        : `the answer allows ${header}, and the site is ${origin}`;
  return { why: proven(text), fix, learn };
}

/** A status of the method whose response does not set the header. */
async function whyNotSet(grader: Grader, { method, path }: Verb): Promise<Reason | undefined> {
  const { methodIntegration } = methodFor(await readMethods(grader), path, method) ?? {};
  const responses = Object.entries(methodIntegration?.integrationResponses ?? {});
  const without = responses.filter(
    ([, { responseParameters }]) => !headersOf(responseParameters).has(ALLOW_ORIGIN),
  );
  const [status] = without[0] ?? [];
  if (!status) return undefined;
  const why = proven(
    `the integration response ${status} of ${method} ${path} does not set Access-Control-Allow-Origin`,
  );
  const fix = `declare the header in PutMethodResponse, then set it in PutIntegrationResponse, in ${step}`;
  return { why, fix, learn };
}
