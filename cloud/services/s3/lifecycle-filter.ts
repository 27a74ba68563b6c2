import type { LifecycleRuleFilter, Tag } from '@aws-sdk/client-s3';
import type { Bucket, ObjectVersion } from './state.ts';

type Rule = NonNullable<Bucket['lifecycle']>[number];

/**
 * Whether a lifecycle rule is about an object.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-filters.html
 */
export function ruleMatches(rule: Rule, version: Pick<ObjectVersion, 'key' | 'size' | 'tags'>): boolean {
  if (rule.Status !== 'Enabled') return false;
  return filterMatches(rule.Filter ?? { Prefix: rule.Prefix }, version);
}

function filterMatches(
  filter: LifecycleRuleFilter,
  { key, size, tags }: Pick<ObjectVersion, 'key' | 'size' | 'tags'>,
): boolean {
  const { And, Tag: tag, ...conditions } = filter;
  const { Prefix, ObjectSizeGreaterThan: above, ObjectSizeLessThan: below } = And ?? conditions;
  if (!key.startsWith(Prefix ?? '')) return false;
  if (above !== undefined && size <= above) return false;
  if (below !== undefined && size >= below) return false;
  return (And?.Tags ?? (tag ? [tag] : [])).every((wanted) => hasTag(tags, wanted));
}

function hasTag(tags: readonly Tag[], wanted: Tag): boolean {
  return tags.some(({ Key, Value }) => Key === wanted.Key && Value === wanted.Value);
}
