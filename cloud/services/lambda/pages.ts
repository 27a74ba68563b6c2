import { cutPage } from '../cut-page.ts';
import { invalidParameter } from './refusals.ts';

const MOST = 50;

/**
 * A page of a sorted list. The marker is the key of the last item given.
 *
 * @throws AwsError InvalidParameterValueException for a marker that Lambda did not give
 */
export function pageOf<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  marker: string | undefined,
  maxItems = MOST,
): { page: Item[]; next?: string } {
  const start = marker ? items.findIndex((item) => keyOf(item) === readMarker(marker)) + 1 : 0;
  if (marker && start === 0) throw invalidParameter('Invalid marker');
  const { items: page, lastKey } = cutPage(items, keyOf, start, Math.min(maxItems, MOST));
  return { page, ...(lastKey !== undefined && { next: Buffer.from(lastKey).toString('base64url') }) };
}

function readMarker(marker: string): string {
  return Buffer.from(marker, 'base64url').toString();
}
