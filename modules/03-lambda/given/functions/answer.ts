import type { Problem } from './problem.ts';

/** What a function gives back: the answer that a proxy integration of API Gateway understands. */
export interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  /** JSON as text; empty for 204. */
  body: string;
}

/** An answer with a JSON body. */
export function json(statusCode: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return {
    statusCode,
    // An answer holds signed addresses that expire, so nobody may keep it.
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}

/** 204: done, and there is nothing to tell. */
export function noContent(): Answer {
  return { statusCode: 204, headers: { 'Cache-Control': 'no-store' }, body: '' };
}

/** A refusal as a problem document. */
export function refusal(
  { status, title, message, errors }: Problem,
  headers: Record<string, string> = {},
): Answer {
  const document = {
    type: 'about:blank',
    title,
    status,
    detail: message,
    ...(errors.length > 0 ? { errors } : {}),
  };
  return json(status, document, { 'Content-Type': 'application/problem+json', ...headers });
}
