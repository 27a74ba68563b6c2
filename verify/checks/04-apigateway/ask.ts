import type { Answer, RequestSettings } from '../../../shared/http.ts';
import { retry } from '../../../shared/retry.ts';
import type { Grader } from '../../check.ts';
import { parsedJson } from '../parsed-json.ts';
import { said } from '../words.ts';
import { administratorToken, tokenRefused } from './administrator.ts';
import { servedStage } from './served-stage.ts';

/** What the API answered. */
export interface Reply {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** The body as text. */
  body: string;
  /** The body, if it is JSON. */
  json?: unknown;
}

interface Settings extends Pick<RequestSettings, 'headers' | 'body'> {
  /** Another stage than the one that serves what is configured; no token is sent there but yours. */
  url?: string | undefined;
}

const THROTTLED_FOR_MS = 5_000;

/** Sends a request to the API, and notes it. */
export async function ask(
  grader: Grader,
  method: string,
  path: string,
  settings: Settings = {},
): Promise<Reply> {
  grader.log(`sent ${shortened(`${method} ${path}`)}`);
  return askQuietly(grader, method, path, settings);
}

/** Sends a request that the check notes in words of its own. */
export async function askQuietly(
  grader: Grader,
  method: string,
  path: string,
  { headers = {}, body, url }: Settings = {},
): Promise<Reply> {
  // A browser sends its preflight without a token.
  const token = url === undefined && method !== 'OPTIONS' ? await administratorToken(grader) : undefined;
  const place = url ?? (await servedStage(grader)).url;
  const settings = {
    method,
    headers: {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    timeoutMs: 30_000,
    ...(body === undefined ? {} : { body }),
  };
  const answer = await unlessThrottled(() => grader.request(`${place}${path}`, settings));
  const { status, headers: names } = answer;
  if (status === 401 && token !== undefined) throw tokenRefused(`${method} ${path}`);
  return { status, headers: names, body: answer.text(), json: parsedJson(answer.text()) };
}

/** A stage's limits are meant for strangers; a grader that meets them waits. */
async function unlessThrottled(send: () => Promise<Answer>): Promise<Answer> {
  let last: Answer | undefined;
  const unless429 = async () => {
    last = await send();
    if (last.status === 429) throw new Throttled();
    return last;
  };
  const retryable = (error: unknown) => error instanceof Throttled;
  return retry(unless429, { retryable, deadlineMs: THROTTLED_FOR_MS }).catch((error) => {
    if (last && retryable(error)) return last;
    throw error;
  });
}

class Throttled extends Error {}

/** An answer in a few words: `404 Not found: There is no film with this id.` */
export function shownReply({ status, body, json }: Reply): string {
  const { title, detail } = { ...(json as { title?: unknown; detail?: unknown }) };
  if (typeof title === 'string' && typeof detail === 'string') return `${status} ${title}: ${detail}`;
  // A signed address lets in whoever reads it, so none is printed.
  return said({ status, text: () => body.replace(/\?X-Amz-[^"\s]*/g, '?X-Amz-...') });
}

function shortened(line: string): string {
  return line.length > 90 ? `${line.slice(0, 87)}...` : line;
}
