import type * as Sdk from '@aws-sdk/client-iam';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { arnOf } from './arns.ts';
import { encodeDocument } from './documents.ts';
import { findIdentity, ROLE, requireFreeName, saveIdentity } from './identities.ts';
import { newId } from './ids.ts';
import { lastUse } from './last-used.ts';
import { toTheSecond } from './now.ts';
import { pageOf, underPath } from './pages.ts';
import { deleteConflict } from './refusals.ts';
import { nameKey, type RoleRecord, roles } from './state.ts';
import { withTags } from './tags.ts';
import { readTrust, trustText } from './trust.ts';

const DEFAULT_SESSION_SECONDS = 3600;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html */
export const handlers = {
  CreateRole(input, call) {
    requireFreeName(call, ROLE, input.RoleName);
    const role: RoleRecord = {
      id: newId('AROA'),
      account: call.account,
      name: input.RoleName,
      path: input.Path ?? '/',
      createdAt: toTheSecond(call.cloud),
      tags: withTags([], input.Tags),
      inline: {},
      attached: [],
      ...readTrust(call.cloud, input.AssumeRolePolicyDocument),
      ...(input.Description !== undefined && { description: input.Description }),
      maxSessionSeconds: input.MaxSessionDuration ?? DEFAULT_SESSION_SECONDS,
    };
    saveIdentity(call, ROLE, role);
    return { Role: { ...asListed(call, role), ...tagsOf(role) } };
  },

  GetRole({ RoleName }, call) {
    const role = findIdentity(call, ROLE, RoleName);
    const use = lastUse(call.cloud, role.id);
    const RoleLastUsed = use ? { LastUsedDate: new Date(use.at), Region: use.region } : {};
    return { Role: { ...asListed(call, role), ...tagsOf(role), RoleLastUsed } };
  },

  ListRoles(input, call) {
    const all = underPath(roles(call.cloud, call.account).values(), input.PathPrefix);
    const { items, rest } = pageOf(all, ({ name }) => name, input);
    return { Roles: items.map((role) => asListed(call, role)), ...rest };
  },

  UpdateRole({ RoleName, Description, MaxSessionDuration = DEFAULT_SESSION_SECONDS }, call) {
    const { description: before, ...role } = findIdentity(call, ROLE, RoleName);
    const description = Description ?? before;
    saveIdentity(call, ROLE, {
      ...role,
      ...(description !== undefined && { description }),
      maxSessionSeconds: MaxSessionDuration,
    });
    return {};
  },

  UpdateRoleDescription({ RoleName, Description }, call) {
    const role = { ...findIdentity(call, ROLE, RoleName), description: Description };
    saveIdentity(call, ROLE, role);
    return { Role: asListed(call, role) };
  },

  UpdateAssumeRolePolicy({ RoleName, PolicyDocument }, call) {
    const role = findIdentity(call, ROLE, RoleName);
    saveIdentity(call, ROLE, { ...role, ...readTrust(call.cloud, PolicyDocument) });
    return {};
  },

  DeleteRole({ RoleName }, call) {
    const role = findIdentity(call, ROLE, RoleName);
    if (role.attached.length > 0)
      throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (Object.keys(role.inline).length > 0)
      throw deleteConflict('Cannot delete entity, must delete policies first.');
    roles(call.cloud, call.account).delete(nameKey(RoleName));
    return {};
  },

  // There are no instance profiles in this cloud, so a role is in none.
  ListInstanceProfilesForRole({ RoleName }, call) {
    findIdentity(call, ROLE, RoleName);
    return { InstanceProfiles: [], IsTruncated: false };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateRole: ['RoleName', 'Path', 'AssumeRolePolicyDocument', 'Description', 'MaxSessionDuration', 'Tags'],
  GetRole: ['RoleName'],
  ListRoles: ['PathPrefix', 'Marker', 'MaxItems'],
  UpdateRole: ['RoleName', 'Description', 'MaxSessionDuration'],
  UpdateRoleDescription: ['RoleName', 'Description'],
  UpdateAssumeRolePolicy: ['RoleName', 'PolicyDocument'],
  DeleteRole: ['RoleName'],
  ListInstanceProfilesForRole: ['RoleName', 'Marker', 'MaxItems'],
};

/** A role as lists show it: without tags. */
function asListed({ cloud }: Call, role: RoleRecord) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: arnOf('role', role),
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeDocument(trustText(cloud, role)),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionSeconds,
  };
}

function tagsOf({ tags }: RoleRecord) {
  return tags.length > 0 ? { Tags: tags } : {};
}
