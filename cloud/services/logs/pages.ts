import { cutPage } from '../cut-page.ts';
import { invalidParameter } from './refusals.ts';

const MOST = 50;

/**
 * A page of a sorted list. The token is the key of the last item given.
 *
 * @throws AwsError InvalidParameterException for a token that this service did not give
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { limit = MOST, nextToken }: { limit?: number; nextToken?: string },
): { page: Item[]; nextToken?: string } {
  const start =
    nextToken === undefined ? 0 : items.findIndex((item) => keyOf(item) === readToken(nextToken)) + 1;
  const { items: page, lastKey } = cutPage(items, keyOf, start, limit);
  return { page, ...(lastKey !== undefined && { nextToken: writeToken(lastKey) }) };
}

export function writeToken(key: string): string {
  return Buffer.from(key).toString('base64url');
}

/** @throws AwsError InvalidParameterException */
export function readToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString();
  if (writeToken(key) !== token) throw invalidParameter('The specified nextToken is invalid.');
  return key;
}
