import { cutPage, indexAfter } from '../cut-page.ts';
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
  const start = position === undefined ? 0 : indexAfter(all.map(keyOf), keyIn(position));
  const { items, lastKey } = cutPage(all, keyOf, start, Math.min(Math.max(limit, 1), MOST));
  return lastKey === undefined
    ? { items }
    : { items, position: Buffer.from(`:${lastKey}`).toString('base64') };
}

function keyIn(position: string): string {
  const text = Buffer.from(position, 'base64').toString();
  if (!text.startsWith(':')) throw badRequest('Invalid position parameter');
  return text.slice(1);
}
