import type * as Sdk from '@aws-sdk/client-iam';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findIdentity, type IdentityKind, ROLE, saveIdentity, USER } from './identities.ts';
import { findPolicy } from './managed-policies.ts';
import { type Paging, pageOf } from './pages.ts';
import { type IdentityRecord, nameKey, policies, type TagRecord } from './state.ts';
import { withoutTags, withTags } from './tags.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html */
export const handlers = {
  TagUser: ({ UserName, Tags }, call) => change(call, USER, UserName, (before) => withTags(before, Tags)),
  TagRole: ({ RoleName, Tags }, call) => change(call, ROLE, RoleName, (before) => withTags(before, Tags)),
  TagPolicy: ({ PolicyArn, Tags }, call) => changePolicy(call, PolicyArn, (before) => withTags(before, Tags)),
  UntagUser: ({ UserName, TagKeys }, call) =>
    change(call, USER, UserName, (before) => withoutTags(before, TagKeys)),
  UntagRole: ({ RoleName, TagKeys }, call) =>
    change(call, ROLE, RoleName, (before) => withoutTags(before, TagKeys)),
  UntagPolicy: ({ PolicyArn, TagKeys }, call) =>
    changePolicy(call, PolicyArn, (before) => withoutTags(before, TagKeys)),
  ListUserTags: (input, call) => list(findIdentity(call, USER, input.UserName), input),
  ListRoleTags: (input, call) => list(findIdentity(call, ROLE, input.RoleName), input),
  ListPolicyTags: (input, call) => list(findPolicy(call, input.PolicyArn), input),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  TagUser: ['UserName', 'Tags'],
  TagRole: ['RoleName', 'Tags'],
  TagPolicy: ['PolicyArn', 'Tags'],
  UntagUser: ['UserName', 'TagKeys'],
  UntagRole: ['RoleName', 'TagKeys'],
  UntagPolicy: ['PolicyArn', 'TagKeys'],
  ListUserTags: ['UserName', 'Marker', 'MaxItems'],
  ListRoleTags: ['RoleName', 'Marker', 'MaxItems'],
  ListPolicyTags: ['PolicyArn', 'Marker', 'MaxItems'],
};

type Change = (before: TagRecord[]) => TagRecord[];

function change<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, name: string, changed: Change) {
  const identity = findIdentity(call, kind, name);
  saveIdentity(call, kind, { ...identity, tags: changed(identity.tags) });
  return {};
}

function changePolicy(call: Call, arn: string, changed: Change) {
  const policy = findPolicy(call, arn);
  policies(call.cloud, call.account).set(nameKey(policy.name), { ...policy, tags: changed(policy.tags) });
  return {};
}

function list({ tags }: { tags: TagRecord[] }, paging: Paging) {
  const { items, rest } = pageOf(tags, ({ Key }) => Key, paging);
  return { Tags: items, ...rest };
}
