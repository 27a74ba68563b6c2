import { badRequest } from './refusals.ts';

export interface Paging {
  position?: string;
  limit?: number;
}

const DEFAULT_LIMIT = 25;
const MOST = 500;

/**
 * One page of a list: at most 500 items, 25 when nothing is said.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetResources.html
 *
 * @throws AwsError BadRequestException for a position that no list gave
 */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  { position, limit = DEFAULT_LIMIT }: Paging,
): { items: T[]; position?: string } {
  const start = position === undefined ? 0 : after(all.map(keyOf), position);
  const items = all.slice(start, start + Math.min(Math.max(limit, 1), MOST));
  const last = items.at(-1);
  if (last === undefined || start + items.length >= all.length) return { items };
  return { items, position: Buffer.from(`:${keyOf(last)}`).toString('base64') };
}

function after(keys: string[], position: string): number {
  const text = Buffer.from(position, 'base64').toString();
  if (!text.startsWith(':')) throw badRequest('Invalid position parameter');
  const key = text.slice(1);
  const index = keys.indexOf(key);
  if (index >= 0) return index + 1;
  // What was last seen has been deleted since: go on with what comes after it.
  const next = keys.findIndex((other) => other > key);
  return next < 0 ? keys.length : next;
}
