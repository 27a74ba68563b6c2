import { type ApiEvent, query } from './event.ts';
import { invalid } from './problem.ts';

/** Which films a caller wants: at most `limit` of them, after the one that the token names. */
export interface Page {
  limit: number;
  after?: string;
}

const USUAL_LIMIT = 24;
const LARGEST_LIMIT = 100;
const LONGEST_ID = 64;

/**
 * The page that a request asks for with `limit` (1 to 100, usually 24) and `nextToken`.
 *
 * @throws Problem 400 for a limit that is no such number, and for a token that we did not make
 */
export function pageOf(event: ApiEvent): Page {
  const limit = query(event, 'limit') ?? String(USUAL_LIMIT);
  const token = query(event, 'nextToken');
  const isLimit = /^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= LARGEST_LIMIT;
  const after = token === undefined ? undefined : idOf(token);
  const errors = [
    ...(isLimit ? [] : [{ field: 'limit', detail: `Give a number from 1 to ${LARGEST_LIMIT}.` }]),
    ...(token === undefined || after !== undefined
      ? []
      : [{ field: 'nextToken', detail: 'The token is not one of ours. Begin again without it.' }]),
  ];
  if (errors.length > 0) throw invalid(errors);
  return { limit: Number(limit), after };
}

/** The token for the page after a film. It means nothing to the caller, who only gives it back. */
export function tokenAfter(id: string): string {
  return Buffer.from(JSON.stringify({ after: id })).toString('base64url');
}

function idOf(token: string): string | undefined {
  try {
    const { after } = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as { after?: unknown };
    if (typeof after !== 'string' || after === '' || after.length > LONGEST_ID) return undefined;
    return tokenAfter(after) === token ? after : undefined;
  } catch {
    return undefined;
  }
}
