import { CourseError } from '../../shared/errors.ts';

/** One of several parts of a class. */
export interface Shard {
  /** From 1 up to `count`. */
  number: number;
  count: number;
}

/**
 * Reads `2/8`.
 *
 * @throws CourseError `usage` for anything else
 */
export function readShard(text: string): Shard {
  const [, number = 0, count = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= count) return { number, count };
  throw new CourseError(
    'usage',
    `"${text}" is no part of a class.`,
    'Write the second of eight as --shard 2/8.',
  );
}

/** Those of a list that belong to a shard: every one to just one, and the parts as equal as can be. */
export function shardOf<Item>(items: readonly Item[], shard: Shard | undefined): Item[] {
  if (!shard) return [...items];
  return items.filter((_, index) => index % shard.count === shard.number - 1);
}
