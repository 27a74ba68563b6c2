import { cutPage } from '../cut-page.ts';
import { invalidParameter } from './refusals.ts';

/** What a request says of its page: Cognito's operations call these members by three different names each. */
export interface Paging {
  most?: number;
  token?: string;
}

const MOST = 60;

/**
 * A page of a list. The token is the key of the last item given.
 *
 * @param most items a page, 60 when nothing (or 0) is said
 * @throws AwsError InvalidParameterException for a token that no list gave
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { most, token }: Paging,
): { page: Item[]; next?: string } {
  const start = token === undefined ? 0 : items.findIndex((item) => keyOf(item) === keyIn(token)) + 1;
  const { items: page, lastKey } = cutPage(items, keyOf, start, most || MOST);
  return { page, ...(lastKey !== undefined && { next: Buffer.from(lastKey).toString('base64') }) };
}

function keyIn(token: string): string {
  const key = Buffer.from(token, 'base64').toString();
  if (Buffer.from(key).toString('base64') !== token) throw invalidParameter('Invalid pagination token.');
  return key;
}
