import type { ResourceContext } from './resource-type.ts';

export interface Tag {
  Key: string;
  Value: string;
}

type StackTags = Pick<ResourceContext, 'stackTags'>;

/**
 * A resource's tags: the stack's, and its own, which win. AWS adds three of its own (`aws:cloudformation:stack-name`,
 * `stack-id`, `logical-id`), which are left out here: services refuse tags that begin with `aws:` from any caller.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html
 */
export function tagsOf(context: StackTags, own: readonly Tag[] = []): Tag[] {
  return tagList(tagMapOf(context, own));
}

/** The same as a map, for services whose tags are one. */
export function tagMapOf({ stackTags }: StackTags, own: readonly Tag[] = []): Record<string, string> {
  return { ...stackTags, ...tagMap(own) };
}

export function tagList(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function tagMap(tags: readonly { Key?: string; Value?: string }[]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** Which tags a resource gets and which it loses, where the service changes them one by one. */
export function tagChanges(
  now: readonly { Key?: string; Value?: string }[],
  wanted: readonly Tag[],
): { set: Tag[]; removed: string[] } {
  const before = tagMap(now);
  const after = tagMap(wanted);
  return {
    set: wanted.filter(({ Key, Value }) => before[Key] !== Value),
    removed: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
  };
}
