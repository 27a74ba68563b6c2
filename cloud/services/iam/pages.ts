import { cutPage, indexAfter } from '../cut-page.ts';
import { validationError } from './refusals.ts';

export interface Paging {
  Marker?: string;
  MaxItems?: number;
}

export interface Page<T> {
  items: T[];
  /** To be spread into the answer. */
  rest: { IsTruncated: boolean; Marker?: string };
}

const DEFAULT_ITEMS = 100;
const PREFIX = 'after:';

/**
 * One page of a list. The marker names the last item, so that a client may delete what it has seen between pages.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
 *
 * @throws AwsError ValidationError for a marker that no list gave
 */
export function pageOf<T>(
  all: readonly T[],
  nameOf: (item: T) => string,
  { Marker, MaxItems = DEFAULT_ITEMS }: Paging,
): Page<T> {
  const start = Marker === undefined ? 0 : indexAfter(all.map(nameOf), decode(Marker));
  const { items, lastKey } = cutPage(all, nameOf, start, MaxItems);
  const isLast = lastKey === undefined;
  return { items, rest: isLast ? { IsTruncated: false } : { IsTruncated: true, Marker: encode(lastKey) } };
}

/** Sorts by name and keeps what is under a path. */
export function underPath<T extends { name: string; path: string }>(all: Iterable<T>, prefix = '/'): T[] {
  return [...all]
    .filter(({ path, name }) => (path + name).startsWith(prefix))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function encode(name: string): string {
  return Buffer.from(PREFIX + name).toString('base64url');
}

function decode(marker: string): string {
  const text = Buffer.from(marker, 'base64url').toString();
  if (!text.startsWith(PREFIX)) throw validationError('Invalid Marker.');
  return text.slice(PREFIX.length);
}
