/** A part of a list, and the key of its last item where more follows: each service makes its own token of that. */
export interface CutPage<Item> {
  items: Item[];
  lastKey?: string;
}

/**
 * Cuts a page out of a list.
 *
 * @param start index of the first item
 * @param size the most items
 */
export function cutPage<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  start: number,
  size: number,
): CutPage<Item> {
  const items = all.slice(start, start + size);
  const last = items.at(-1);
  return last === undefined || start + items.length >= all.length
    ? { items }
    : { items, lastKey: keyOf(last) };
}

/**
 * Where a sorted list goes on after a key. What has that key may have been deleted since: then with what comes after it.
 */
export function indexAfter(keys: readonly string[], key: string): number {
  const known = keys.indexOf(key);
  if (known >= 0) return known + 1;
  const next = keys.findIndex((other) => other > key);
  return next < 0 ? keys.length : next;
}
