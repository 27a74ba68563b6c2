import { InvokeCommand } from '@aws-sdk/client-lambda';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { retry } from '../../../shared/retry.ts';
import type { Grader } from '../../check.ts';
import { parsedJson } from '../parsed-json.ts';
import { said } from '../words.ts';
import { type ProxyEvent, shownEvent } from './events.ts';
import type { FunctionKey } from './functions.ts';
import { ownLines } from './log-lines.ts';

/** What became of one invocation. */
export interface Invoked {
  requestId: string;
  /** The status that the handler gave; undefined when what it returned is no answer for API Gateway. */
  status?: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** The body, if it is JSON. */
  json?: unknown;
  /** The whole result as Lambda handed it over. */
  payload: string;
  /** Why there is no result: the handler threw, ran out of time or could not be loaded. */
  error?: { type: string; message: string };
  /** What the function wrote. */
  log: string[];
}

/** Invokes a function, and notes it. */
export async function invoke(grader: Grader, key: FunctionKey, event: ProxyEvent): Promise<Invoked> {
  grader.log(`invoked ${await grader.locate.function(key)} with ${shownEvent(event)}`);
  return invokeQuietly(grader, key, event);
}

/** Invokes a function as one of many, which the check notes as one. */
export async function invokeQuietly(
  { clients, locate }: Grader,
  key: FunctionKey,
  event: ProxyEvent,
): Promise<Invoked> {
  const FunctionName = await locate.function(key);
  const command = new InvokeCommand({ FunctionName, LogType: 'Tail', Payload: JSON.stringify(event) });
  try {
    const answer = await retry(() => clients.lambda.send(command), whileBusy);
    const payload = Buffer.from(answer.Payload ?? []).toString('utf8');
    const log = ownLines(Buffer.from(answer.LogResult ?? '', 'base64').toString('utf8'));
    const requestId = String(answer.$metadata.requestId);
    return { requestId, log, ...result(payload, answer.FunctionError !== undefined) };
  } catch (error) {
    const answer = awsAnswer(error);
    // The one refusal that is the work's own fault: nothing was run.
    if (!answer || !/cannot be assumed by Lambda/.test(answer.message)) throw error;
    const { code, message } = answer;
    return { requestId: '', headers: {}, body: '', payload: '', log: [], error: { type: code, message } };
  }
}

/** An account may have as few as ten environments: https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
const whileBusy = {
  retryable: (error: unknown) => awsAnswer(error)?.code === 'TooManyRequestsException',
  deadlineMs: 20_000,
};

/** What the payload of an invocation means. */
function result(payload: string, failed: boolean): Omit<Invoked, 'requestId' | 'log'> {
  const value = parsedJson(payload) as Record<string, unknown> | undefined;
  const nothing = { headers: {}, body: '', payload };
  if (failed) {
    // A time-out's message begins with the id of the request, which says nothing.
    const message = String(value?.errorMessage ?? payload).replace(/^RequestId: \S+ (Error: )?/, '');
    return { ...nothing, error: { type: String(value?.errorType ?? 'Error'), message } };
  }
  if (!Number.isInteger(value?.statusCode)) return nothing;
  const raw = typeof value?.body === 'string' ? value.body : '';
  const body = value?.isBase64Encoded === true ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  const headers = Object.entries({ ...(value?.headers as object) }).map(([name, text]) => [
    name.toLowerCase(),
    String(text),
  ]);
  return {
    status: Number(value?.statusCode),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    json: parsedJson(body),
    payload,
  };
}

/** What came back, in a few words. */
export function shownAnswer({ status, body, json, payload, error }: Invoked): string {
  if (error) return `${error.type}: ${error.message.split('\n', 1)[0]}`;
  const { title, detail } = { ...(json as { title?: unknown; detail?: unknown }) };
  // A problem document says in two members what it means.
  if (typeof title === 'string' && typeof detail === 'string') return `${status} ${title}: ${detail}`;
  const text = () => withoutSignatures(status === undefined ? payload : body);
  return status === undefined ? `no statusCode: ${text()}`.slice(0, 110) : said({ status, text });
}

/** A signed address lets in whoever reads it, so none is printed. */
function withoutSignatures(text: string): string {
  return text.replace(/\?X-Amz-[^"\s]*/g, '?X-Amz-...');
}
