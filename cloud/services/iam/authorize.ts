import type * as Sdk from '@aws-sdk/client-iam';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import type { AccessRules } from '../service.ts';
import { ownerOf } from './access-keys.ts';
import { arnOf, parseArn } from './arns.ts';
import type { handlers } from './handlers.ts';
import { type IdentityKind, peekIdentity, ROLE, USER } from './identities.ts';
import { peekPolicy } from './managed-policies.ts';
import type { IdentityRecord } from './state.ts';
import { requestTags, resourceTags } from './tag-context.ts';

type Context = NonNullable<Access['context']>;
type OfUser = { UserName?: string };
type OfRole = { RoleName: string };
type OfPolicy = { PolicyArn: string };

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateUser: ({ UserName, Path, Tags }, call) => create('CreateUser', 'user', call, UserName, Path, Tags),
  GetUser: onUser('GetUser'),
  ListUsers: anywhere('ListUsers'),
  UpdateUser: ({ UserName, NewUserName, NewPath }, call) => [
    ...onUser('UpdateUser')({ UserName }, call),
    ...(NewUserName || NewPath
      ? onUser('UpdateUser')({ UserName: NewUserName ?? UserName }, call, {}, NewPath)
      : []),
  ],
  DeleteUser: onUser('DeleteUser'),
  ListGroupsForUser: onUser('ListGroupsForUser'),
  CreateAccessKey: onUser('CreateAccessKey'),
  ListAccessKeys: onUser('ListAccessKeys'),
  UpdateAccessKey: onUser('UpdateAccessKey'),
  DeleteAccessKey: onUser('DeleteAccessKey'),
  GetAccessKeyLastUsed: ({ AccessKeyId }, call) =>
    onUser('GetAccessKeyLastUsed')({ UserName: ownerOf(call, AccessKeyId)?.name ?? '*' }, call),
  PutUserPolicy: onUser('PutUserPolicy'),
  GetUserPolicy: onUser('GetUserPolicy'),
  ListUserPolicies: onUser('ListUserPolicies'),
  DeleteUserPolicy: onUser('DeleteUserPolicy'),
  AttachUserPolicy: (input, call) => onUser('AttachUserPolicy')(input, call, policyArn(input)),
  DetachUserPolicy: (input, call) => onUser('DetachUserPolicy')(input, call, policyArn(input)),
  ListAttachedUserPolicies: onUser('ListAttachedUserPolicies'),
  TagUser: (input, call) => onUser('TagUser')(input, call, requestTags(input.Tags)),
  UntagUser: (input, call) => onUser('UntagUser')(input, call, tagKeys(input)),
  ListUserTags: onUser('ListUserTags'),

  CreateRole: ({ RoleName, Path, Tags }, call) => create('CreateRole', 'role', call, RoleName, Path, Tags),
  GetRole: onRole('GetRole'),
  ListRoles: anywhere('ListRoles'),
  UpdateRole: onRole('UpdateRole'),
  UpdateRoleDescription: onRole('UpdateRoleDescription'),
  UpdateAssumeRolePolicy: onRole('UpdateAssumeRolePolicy'),
  DeleteRole: onRole('DeleteRole'),
  ListInstanceProfilesForRole: onRole('ListInstanceProfilesForRole'),
  PutRolePolicy: onRole('PutRolePolicy'),
  GetRolePolicy: onRole('GetRolePolicy'),
  ListRolePolicies: onRole('ListRolePolicies'),
  DeleteRolePolicy: onRole('DeleteRolePolicy'),
  AttachRolePolicy: (input, call) => onRole('AttachRolePolicy')(input, call, policyArn(input)),
  DetachRolePolicy: (input, call) => onRole('DetachRolePolicy')(input, call, policyArn(input)),
  ListAttachedRolePolicies: onRole('ListAttachedRolePolicies'),
  TagRole: (input, call) => onRole('TagRole')(input, call, requestTags(input.Tags)),
  UntagRole: (input, call) => onRole('UntagRole')(input, call, tagKeys(input)),
  ListRoleTags: onRole('ListRoleTags'),

  CreatePolicy: ({ PolicyName, Path, Tags }, call) =>
    create('CreatePolicy', 'policy', call, PolicyName, Path, Tags),
  GetPolicy: onPolicy('GetPolicy'),
  ListPolicies: anywhere('ListPolicies'),
  DeletePolicy: onOwnPolicy('DeletePolicy'),
  ListEntitiesForPolicy: onPolicy('ListEntitiesForPolicy'),
  CreatePolicyVersion: onOwnPolicy('CreatePolicyVersion'),
  GetPolicyVersion: onPolicy('GetPolicyVersion'),
  ListPolicyVersions: onPolicy('ListPolicyVersions'),
  SetDefaultPolicyVersion: onOwnPolicy('SetDefaultPolicyVersion'),
  DeletePolicyVersion: onOwnPolicy('DeletePolicyVersion'),
  TagPolicy: (input, call) => onOwnPolicy('TagPolicy')(input, call, requestTags(input.Tags)),
  UntagPolicy: (input, call) => onOwnPolicy('UntagPolicy')(input, call, tagKeys(input)),
  ListPolicyTags: onPolicy('ListPolicyTags'),
};

/** These have no resource type: only `*` allows them. */
function anywhere(action: string) {
  return (): Access[] => [{ action: `iam:${action}`, resource: '*' }];
}

function create(
  action: string,
  type: 'user' | 'role' | 'policy',
  { account }: Call,
  name: string,
  path = '/',
  tags: { Key: string; Value: string }[] = [],
): Access[] {
  return [
    { action: `iam:${action}`, resource: arnOf(type, { account, path, name }), context: requestTags(tags) },
  ];
}

function onUser(action: string) {
  return ({ UserName }: OfUser, call: Call, context: Context = {}, path?: string): Access[] => {
    const { principal } = call;
    const name = UserName ?? (principal.type === 'User' ? principal.userName : undefined);
    if (name === undefined)
      return [{ action: `iam:${action}`, resource: 'arn' in principal ? principal.arn : '*' }];
    return onIdentity(action, USER, name, call, context, path);
  };
}

function onRole(action: string) {
  return ({ RoleName }: OfRole, call: Call, context: Context = {}): Access[] =>
    onIdentity(action, ROLE, RoleName, call, context);
}

function onIdentity<R extends IdentityRecord>(
  action: string,
  kind: IdentityKind<R>,
  name: string,
  { cloud, account }: Call,
  context: Context,
  newPath?: string,
): Access[] {
  const known = peekIdentity(cloud, kind, account, name);
  const resource = arnOf(kind.noun, { account, path: newPath ?? known?.path ?? '/', name });
  return [{ action: `iam:${action}`, resource, context: { ...resourceTags(known?.tags), ...context } }];
}

function onPolicy(action: string) {
  return ({ PolicyArn }: OfPolicy, { cloud }: Call, context: Context = {}): Access[] => {
    const owner = parseArn(PolicyArn)?.account;
    const tags = resourceTags(peekPolicy(cloud, PolicyArn)?.tags);
    return [
      {
        action: `iam:${action}`,
        resource: PolicyArn,
        // AWS's own policies are open to every account.
        ...(owner !== undefined && owner !== 'aws' && { owner }),
        context: { ...tags, ...context },
      },
    ];
  };
}

/** What changes a policy: nobody may do it to those that AWS keeps, not even the administrator. */
function onOwnPolicy(action: string) {
  return (input: OfPolicy, call: Call, context: Context = {}): Access[] => {
    const owner = parseArn(input.PolicyArn)?.account ?? call.account;
    return onPolicy(action)(input, call, context).map((access) => ({ ...access, owner }));
  };
}

function policyArn({ PolicyArn }: OfPolicy): Context {
  return { 'iam:PolicyARN': PolicyArn };
}

function tagKeys({ TagKeys }: { TagKeys: string[] }): Context {
  return requestTags(TagKeys.map((Key) => ({ Key })));
}
