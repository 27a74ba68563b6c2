import { maximumPosterBytes } from '../../../shared/movie.ts';
import { type Check, fail, type Grader, likely, type Outcome, pass, proven } from '../../check.ts';
import { keepFilmsTitled } from '../03-lambda/added-films.ts';
import { encodeForm } from '../03-lambda/form.ts';
import { largeImage } from '../03-lambda/images.ts';
import { problemFault } from '../03-lambda/judge.ts';
import { asText, newFields } from '../03-lambda/stored-film.ts';
import { askQuietly, type Reply, shownReply } from './ask.ts';
import { readGatewayResponses, typeFor } from './gateway-responses.ts';
import { methodFor, readMethods } from './methods.ts';
import { steps } from './routes.ts';
import type { Reason } from './why-not-reached.ts';

const step = steps.mappings;

/** More than Lambda takes once it is base64: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const TOO_LARGE_FOR_LAMBDA = 5 * 1024 * 1024;

interface Refusal {
  what: string;
  method: string;
  path: string;
  statuses: number[];
  settings?: { headers: Record<string, string>; body: Uint8Array | string };
}

const refusalsAreProblems: Check = async (grader) => {
  const text = { headers: { 'content-type': 'text/xml' }, body: '<film/>' };
  const refusals: Refusal[] = [
    { what: 'a path that is not there', method: 'GET', path: '/no-such-place', statuses: [403, 404] },
    { what: 'a verb that is not there', method: 'PATCH', path: '/movies', statuses: [403, 404, 405] },
    { what: 'a body of type text/xml', method: 'POST', path: '/movies', statuses: [415], settings: text },
    await largeForm(grader, 'a poster of 4 MB and a byte', maximumPosterBytes + 1),
    await largeForm(grader, 'a form that is over 6 MB as base64', TOO_LARGE_FOR_LAMBDA),
  ];
  for (const refusal of refusals) {
    const { method, path, what, settings } = refusal;
    const reply = await askQuietly(grader, method, path, settings);
    grader.log(`sent ${method} ${path} with ${what}`);
    const failure = await unlessRefused(grader, reply, refusal);
    if (failure) return failure;
  }
  return pass();
};

async function largeForm(grader: Grader, what: string, size: number): Promise<Refusal> {
  const fields = newFields(grader);
  keepFilmsTitled(grader, fields.title);
  const form = await encodeForm(asText(fields), largeImage(grader.random, size));
  const settings = { headers: { 'content-type': form.contentType }, body: form.bytes };
  return { what, method: 'POST', path: '/movies', statuses: [413], settings };
}

async function unlessRefused(
  grader: Grader,
  reply: Reply,
  { what, statuses }: Refusal,
): Promise<Outcome | undefined> {
  const expected = `${what} is refused: ${statuses.join(', ')} with application/problem+json`;
  const got = `${reply.headers['content-type'] ?? 'no content type'}: ${shownReply(reply)}`;
  if (!statuses.includes(reply.status))
    return fail({ expected, got, ...(await whyStatus(grader, statuses)) });
  const fault = problemFault(reply);
  return fault ? fail({ expected, got, ...(await whyNoProblem(grader, reply, fault)) }) : undefined;
}

async function whyStatus(grader: Grader, statuses: number[]): Promise<Reason> {
  const { methodIntegration } = methodFor(await readMethods(grader), '/movies', 'POST') ?? {};
  const behavior = methodIntegration?.passthroughBehavior;
  if (statuses.includes(415) && behavior !== 'NEVER') {
    const why = proven(
      `passthroughBehavior of POST /movies is ${behavior}, which hands on what no template is for`,
    );
    return { why, fix: `passthroughBehavior: 'NEVER', in ${step}`, learn: '#common-mistakes' };
  }
  return {
    why: likely('the answer of API Gateway or of the function is changed on its way'),
    fix: `leave the status of gateway responses as it is, in ${step}`,
  };
}

async function whyNoProblem(grader: Grader, { status }: Reply, fault: string): Promise<Reason> {
  const type = typeFor(status);
  const own = (await readGatewayResponses(grader)).get(type);
  const fix = `PutGatewayResponseCommand for ${type} with a template for application/json and Content-Type 'application/problem+json', in ${step}`;
  if (own?.defaultResponse === false) return { why: proven(fault), fix };
  const why = proven(`the gateway response ${type} is API Gateway's own, which is {"message": …}`);
  return { why, fix, learn: '#common-mistakes' };
}

export const refusalChecks: Record<string, Check> = { 'APIGW-02.6': refusalsAreProblems };
