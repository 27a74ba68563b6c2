import { AwsError } from '../../errors.ts';

/** One page of a list, as all of CloudFront's lists are told. */
export interface Page<T> {
  Quantity: number;
  Items?: T[];
  MaxItems: number;
  NextMarker?: string;
}

const MOST = 100;

/** CloudFront's way of writing a list: its length beside it, and no `Items` when there are none. */
export function quantity<T>(items: readonly T[] = []): { Quantity: number; Items?: T[] } {
  return items.length > 0 ? { Quantity: items.length, Items: [...items] } : { Quantity: 0 };
}

/**
 * A page of at most `MaxItems` (100 when nothing else is said).
 *
 * @param marker the id after which the page begins
 */
export function pageOf<T>(
  all: readonly T[],
  idOf: (item: T) => string,
  { Marker: marker, MaxItems: most = MOST }: { Marker?: string; MaxItems?: number },
): Page<T> {
  if (!Number.isInteger(most) || most < 1) {
    throw new AwsError('InvalidArgument', 'The parameter MaxItems is not valid.');
  }
  const start = marker ? all.findIndex((item) => idOf(item) === marker) + 1 : 0;
  const items = all.slice(start, start + most);
  const last = items.at(-1);
  const more = start + items.length < all.length && last !== undefined;
  return { ...quantity(items), MaxItems: most, ...(more ? { NextMarker: idOf(last) } : {}) };
}

/** The same with the two members that the older lists carry. */
export function markedPageOf<T>(
  all: readonly T[],
  idOf: (item: T) => string,
  asked: { Marker?: string; MaxItems?: number },
): Page<T> & { Marker: string; IsTruncated: boolean } {
  const page = pageOf(all, idOf, asked);
  return { Marker: asked.Marker ?? '', IsTruncated: page.NextMarker !== undefined, ...page };
}
