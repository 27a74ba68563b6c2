import { isDeepStrictEqual } from 'node:util';
import { modelOf } from '../model/model.ts';
import type { ResourceState } from '../resource-record.ts';
import { type Change, changeOf } from '../template/replacement.ts';
import type { Intended } from './intended.ts';

export interface Difference {
  properties: Change;
  metadata: boolean;
  deletionPolicy: boolean;
  updateReplacePolicy: boolean;
  /** The stack's tags changed, and the resource takes them. */
  tags: boolean;
}

/** What of a resource the template changes. */
export function differenceOf(type: string, before: ResourceState, after: Intended): Difference {
  return {
    properties: changeOf(type, before.properties, after.properties),
    metadata: !isDeepStrictEqual(before.metadata, after.metadata),
    deletionPolicy: before.deletionPolicy !== after.deletionPolicy,
    updateReplacePolicy: before.updateReplacePolicy !== after.updateReplacePolicy,
    tags: takesTags(type) && !isDeepStrictEqual(before.stackTags, after.stackTags),
  };
}

export function isDifferent({ properties, ...others }: Difference): boolean {
  return properties.changed.length > 0 || Object.values(others).some((changed) => changed === true);
}

/** Whether the resource itself must be touched, and not only what the stack knows of it. */
export function touchesResource({ properties, tags }: Difference): boolean {
  return properties.changed.length > 0 || tags;
}

/** Some types name their tags otherwise: a user pool has `UserPoolTags`. */
function takesTags(type: string): boolean {
  return Object.keys(modelOf(type)?.properties ?? {}).some((name) => /^(\w+)?Tags$/.test(name));
}
