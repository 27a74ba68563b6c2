import { compareKeys, sortByKey } from './compare-keys.ts';

/** What a listing asks for. */
export interface Page {
  prefix: string;
  /** Empty for none. */
  delimiter: string;
  /** Where the last page ended: a key, or a common prefix, of which nothing is listed again. */
  after: string;
  /** Keys and common prefixes together. */
  most: number;
}

export type Listed<Item> = { key: string; item: Item } | { prefix: string };

/**
 * One page of a listing, in the order of the keys' UTF-8 bytes.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 *
 * @param entries keys in any order
 */
export function listKeys<Item>(
  entries: Iterable<[key: string, item: Item]>,
  { prefix, delimiter, after, most }: Page,
): { listed: Listed<Item>[]; truncated: boolean } {
  const candidates: [string, Item][] = [];
  for (const entry of entries) {
    if (entry[0].startsWith(prefix) && isAfter(entry[0], after, prefix, delimiter)) candidates.push(entry);
  }
  sortByKey(candidates);
  const listed: Listed<Item>[] = [];
  let group: string | undefined;
  for (const [key, item] of candidates) {
    if (group !== undefined && key.startsWith(group)) continue;
    if (listed.length >= most) return { listed, truncated: most > 0 };
    group = commonPrefix(key, prefix, delimiter);
    listed.push(group === undefined ? { key, item } : { prefix: group });
  }
  return { listed, truncated: false };
}

/** The name of the last thing on a page, after which the next one starts. */
export function lastOf(listed: readonly Listed<unknown>[]): string | undefined {
  const last = listed.at(-1);
  return last && ('key' in last ? last.key : last.prefix);
}

/** A key up to the first delimiter behind the prefix. */
export function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** Keys below a common prefix sort behind it, yet they are in it and were listed with it. */
function isAfter(key: string, after: string, prefix: string, delimiter: string): boolean {
  if (after === '') return true;
  if (compareKeys(key, after) <= 0) return false;
  return commonPrefix(after, prefix, delimiter) !== after || !key.startsWith(after);
}
