import { fail, type Grader, likely, type Outcome, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import { problemFault } from '../03-lambda/judge.ts';
import { type Reply, shownReply } from './ask.ts';
import { methodFor, readMethods } from './methods.ts';
import { type Route, shownRoute, steps, templates } from './routes.ts';
import { type Reason, whyNotReached } from './why-not-reached.ts';

const learn = '#common-mistakes';
const step = steps.mappings;

interface Wanted {
  statuses: number[];
  expected: string;
}

/** A failure with its reason unless the answer has one of these statuses and a JSON body, or none with 204. */
export async function unlessAnswered(
  grader: Grader,
  route: Route,
  reply: Reply,
  { statuses, expected }: Wanted,
): Promise<Outcome | undefined> {
  const got = shownReply(reply);
  const broken = await whyNotResult(grader, route, reply, statuses);
  if (broken) return fail({ expected, got, ...broken });
  if (reply.status === 204) return undefined;
  const type = reply.headers['content-type'] ?? 'no content type';
  if (/^application\/json\b/i.test(type)) return undefined;
  return fail({
    expected: `${expected}, as application/json`,
    got: `${type}: ${got}`,
    why: proven('a page would not read this as JSON'),
    fix: `the function's own Content-Type in $context.responseOverride.header.Content-Type, in ${templates.response}`,
  });
}

/** A failure with its reason unless the answer has one of these statuses, and is the function's problem document. */
export async function unlessRefused(
  grader: Grader,
  route: Route,
  reply: Reply,
  { statuses, expected }: Wanted,
): Promise<Outcome | undefined> {
  const wanted = `${expected}: ${statuses.join(', ')} with application/problem+json`;
  const got = shownReply(reply);
  const broken = await whyNotResult(grader, route, reply, statuses);
  if (broken) return fail({ expected: wanted, got, ...broken });
  const fault = problemFault(reply);
  if (!fault) return undefined;
  return fail({
    expected: wanted,
    got: `${reply.headers['content-type'] ?? 'no content type'}: ${got}`,
    why: proven(fault),
    fix: `$context.responseOverride.header.Content-Type as the function's headers have it, in ${templates.response}`,
  });
}

/** Why an answer is not what the function said; undefined when status and body can be. */
async function whyNotResult(
  grader: Grader,
  route: Route,
  reply: Reply,
  statuses: number[],
): Promise<Reason | undefined> {
  const mapping = whyNotMapped(reply, statuses);
  if (mapping) return mapping;
  const isWanted = statuses.includes(reply.status);
  if (isWanted && (reply.status === 204 ? reply.body.trim() === '' : reply.json !== undefined))
    return undefined;
  return (
    (await whyNotReached(grader, route)) ??
    (await whyTemplates(grader, route, reply)) ??
    whySlipped(reply, isWanted) ?? {
      why: otherwise(reply, isWanted),
      fix: `compare the mapping templates of ${shownRoute(route)} with those of a method that works, in ${step}`,
    }
  );
}

/** What the answer itself proves about the response template. */
function whyNotMapped({ status, json }: Reply, statuses: number[]): Reason | undefined {
  const said = {
    ...(json as { statusCode?: unknown; body?: unknown; status?: unknown; errorMessage?: unknown }),
  };
  const fix = `#set($context.responseOverride.status = $input.path('$.statusCode')), in ${templates.response}`;
  if (said.statusCode !== undefined && said.body !== undefined) {
    const why = proven(
      `the result of the function, statusCode ${said.statusCode}, goes out as it is: no response template takes it apart`,
    );
    return { why, fix: `${fix}, and the body: $input.path('$.body')`, learn };
  }
  if (status === 200 && said.errorMessage !== undefined) {
    const why = proven('the function failed, and its errorMessage goes out with 200');
    return { why, fix, learn };
  }
  if (status < 300 && !statuses.includes(status) && typeof said.status === 'number' && said.status >= 400) {
    const why = proven(
      `the body says ${said.status} and the status is ${status}: nothing maps statusCode to it`,
    );
    return { why, fix, learn };
  }
  if (status === 429) {
    const why = proven('the limits of the stage let no more requests through, not even after some seconds');
    return { why, fix: `throttling limits that a visitor can live with, in ${steps.stage}` };
  }
  return undefined;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html */
function whySlipped({ body, json }: Reply, isWanted: boolean): Reason | undefined {
  if (!isWanted || json !== undefined || !body.includes("\\'")) return undefined;
  const why = proven("$util.escapeJavaScript writes \\' for an apostrophe, which JSON does not know");
  return {
    why,
    fix: `.replaceAll("\\\\'","'") after it, or $input.path('$.body') as it is, in ${templates.response}`,
    learn,
  };
}

function otherwise({ status, json }: Reply, isWanted: boolean): Why {
  if (status === 204) return proven('an answer with 204 has no body, and this one has');
  if (isWanted && json === undefined) return proven('the body is not JSON');
  return likely(
    status < 300 ? 'nothing maps statusCode to the status' : `the function says ${status} to what it gets`,
  );
}

/** What the method's integration shows about an answer that API Gateway gave instead of the function. */
async function whyTemplates(grader: Grader, route: Route, reply: Reply): Promise<Reason | undefined> {
  const { methodIntegration } = methodFor(await readMethods(grader), route.path, route.method) ?? {};
  const { requestTemplates = {}, integrationResponses = {} } = methodIntegration ?? {};
  if (Object.keys(integrationResponses).length === 0 && reply.status >= 500) {
    const why = proven(
      `${shownRoute(route)} has no integration response, so nothing the function says can go out`,
    );
    return { why, fix: `PutMethodResponse, then PutIntegrationResponse for 200, in ${step}`, learn };
  }
  if (Object.keys(requestTemplates).length === 0 && reply.status >= 400) {
    const why = proven(
      `${shownRoute(route)} has no request template, so the function does not learn what is asked`,
    );
    return { why, fix: `requestTemplates that build the event of a proxy integration, in ${step}`, learn };
  }
  return undefined;
}
