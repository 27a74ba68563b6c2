import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { peekPool } from './find.ts';
import { poolArn } from './ids.ts';

type Tags = Record<string, string>;

/** For operations on a pool, and on all that is in it: a pool is the only resource that policies name. */
export function onPool(action: string) {
  return ({ UserPoolId }: { UserPoolId: string }, call: Call): Access[] => [
    poolAccess(action, UserPoolId, call),
  ];
}

/** @param tags what the request gives the pool, if it does */
export function poolAccess(action: string, poolId: string, call: Call, tags?: Tags): Access {
  const held = Object.entries(peekPool(call, poolId)?.tags ?? {});
  return {
    action: `cognito-idp:${action}`,
    resource: poolArn(call, poolId),
    context: {
      ...Object.fromEntries(held.map(([key, value]) => [`aws:ResourceTag/${key}`, value])),
      ...requestTags(tags),
    },
  };
}

export function requestTags(tags: Tags | undefined): Access['context'] {
  if (!tags) return undefined;
  const values = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]);
  return { ...Object.fromEntries(values), 'aws:TagKeys': Object.keys(tags) };
}
