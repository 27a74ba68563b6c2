import { invalidResource } from './faults.ts';
import type { Fields } from './shape.ts';

const CREATED_BY = 'lambda:createdBy';

/** A map of tags as CloudFormation's list. */
export function tagList(tags: Fields | undefined): { Key: string; Value: unknown }[] {
  return Object.entries(tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}

/** The tags of a function and its role: the transform signs what it makes, save where tags are propagated. */
export function functionTags(id: string, tags: Fields | undefined, propagate: unknown): unknown[] {
  if (tags && CREATED_BY in tags) {
    throw invalidResource(
      id,
      `${CREATED_BY} is a reserved Tag key name and cannot be set on your resource. ` +
        'Please change the tag key in the input.',
    );
  }
  const own = tagList(tags);
  return propagate && own.length > 0 ? own : [{ Key: CREATED_BY, Value: 'SAM' }, ...own];
}
