import type { Access } from '../../auth/principal.ts';
import type { TagRecord } from './state.ts';

type Context = NonNullable<Access['context']>;

/** The condition keys of a resource's tags; IAM has them under a name of its own too. */
export function resourceTags(tags: readonly TagRecord[] = []): Context {
  return Object.fromEntries(
    tags.flatMap(({ Key, Value }) => [
      [`aws:ResourceTag/${Key}`, Value],
      [`iam:ResourceTag/${Key}`, Value],
    ]),
  );
}

/** The condition keys of the tags that a request gives or takes away. */
export function requestTags(tags: readonly { Key: string; Value?: string }[] = []): Context {
  if (tags.length === 0) return {};
  const values = tags.flatMap(({ Key, Value }) =>
    Value === undefined ? [] : [[`aws:RequestTag/${Key}`, Value]],
  );
  return { ...Object.fromEntries(values), 'aws:TagKeys': tags.map(({ Key }) => Key) };
}
