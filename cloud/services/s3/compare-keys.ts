const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/**
 * Orders keys as S3 lists them, by their UTF-8 bytes. JavaScript compares UTF-16 units, which is the same order but for
 * characters beyond U+FFFF: their surrogates are below U+E000, their bytes above.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html
 */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return rank(a) - rank(b);
  }
  return left.length - right.length;
}

/** Sorts entries by their keys, in place. Only where a key has surrogates is the slow comparison needed. */
export function sortByKey(entries: [key: string, item: unknown][]): void {
  const hasSurrogates = entries.some(([key]) => /[\ud800-\udfff]/.test(key));
  if (hasSurrogates) entries.sort(([left], [right]) => compareKeys(left, right));
  else entries.sort(([left], [right]) => (left < right ? -1 : 1));
}

function rank(unit: number): number {
  return unit >= FIRST_SURROGATE && unit <= LAST_SURROGATE ? unit + 0x10000 : unit;
}
