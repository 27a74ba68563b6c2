import { fail, type Grader, likely, type Outcome, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import { type FunctionKey, handlers } from './functions.ts';
import { type Invoked, shownAnswer } from './invoke.ts';
import { whyFailed } from './why-failed.ts';

/** What the answer should have been. */
export interface Wanted {
  statuses: number[];
  /** What is expected, for the reader. */
  expected: string;
}

/** A failure with its reason unless the function answered JSON with one of these statuses. */
export async function unlessAnswered(
  grader: Grader,
  key: FunctionKey,
  invoked: Invoked,
  { statuses, expected }: Wanted,
): Promise<Outcome | undefined> {
  const got = shownAnswer(invoked);
  if (invoked.status === undefined || !statuses.includes(invoked.status)) {
    return fail({ expected, got, ...(await whyFailed(grader, key, invoked)) });
  }
  const type = invoked.headers['content-type'] ?? 'no content type';
  if (invoked.status === 204 || (isJson(type) && invoked.json !== undefined)) return undefined;
  return fail({
    expected: `${expected}, as application/json`,
    got: `${type}: ${got}`,
    why: proven(isJson(type) ? 'the body is not JSON' : 'a page would not read this as JSON'),
    fix: `body: JSON.stringify(…), and Content-Type: application/json in headers, in ${handlers[key]}`,
  });
}

/** A failure unless the function refused with one of these statuses and a problem document that shows no internals. */
export async function unlessRefused(
  grader: Grader,
  key: FunctionKey,
  invoked: Invoked,
  wanted: Wanted & { instead: Why; fix: string },
): Promise<Outcome | undefined> {
  const { statuses, instead, fix } = wanted;
  const expected = `${wanted.expected}: ${statuses.join(' or ')} with application/problem+json`;
  const got = shownAnswer(invoked);
  const { status, headers } = invoked;
  if (status !== undefined && status < 400) return fail({ expected, got, why: instead, fix });
  if (status === undefined || status >= 500) {
    return fail({ expected, got, ...(await whyFailed(grader, key, invoked)) });
  }
  if (!statuses.includes(status))
    return fail({ expected, got, why: likely(`${status} says another thing`), fix });
  const type = headers['content-type'] ?? 'no content type';
  const why = problemFault(invoked) ?? (await internalsIn(grader, invoked));
  if (!why) return undefined;
  return fail({
    expected,
    got: `${type}: ${got}`,
    why: proven(why),
    fix: `answer with a problem document of type, title, status and detail, in ${handlers[key]}`,
    learn: '#common-mistakes',
  });
}

/** What is wrong with a problem document: https://www.rfc-editor.org/rfc/rfc9457 */
export function problemFault({
  status,
  headers,
  json,
}: Pick<Invoked, 'status' | 'headers' | 'json'>): string | undefined {
  const type = headers['content-type'] ?? '';
  if (!/^application\/problem\+json\b/i.test(type))
    return 'the answer does not say that it is a problem document';
  const problem = json as { title?: unknown; status?: unknown } | undefined;
  if (typeof problem !== 'object') return 'the body is not a JSON object';
  if (typeof problem.title !== 'string') return 'the document has no title';
  if (problem.status !== undefined && problem.status !== status) {
    return `the document says ${problem.status} and the answer ${status}`;
  }
  return undefined;
}

/** Whether a refusal tells strangers what is inside. */
async function internalsIn({ locate, account }: Grader, { body }: Invoked): Promise<string | undefined> {
  const secrets = [
    await locate.moviesTable(),
    await locate.postersBucket(),
    account,
    'arn:aws:',
    '/var/task',
  ];
  const found =
    secrets.find((secret) => body.includes(secret)) ?? /\b\w+Exception\b|\n\s+at /.exec(body)?.[0];
  return found && `the answer shows what is inside: ${found.trim()}`;
}

function isJson(type: string): boolean {
  return /^application\/json\b/i.test(type);
}
