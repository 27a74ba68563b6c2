import type * as Sdk from '@aws-sdk/client-iam';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { keysOf } from './access-keys.ts';
import { arnOf } from './arns.ts';
import { findIdentity, requireFreeName, saveIdentity, USER } from './identities.ts';
import { newId } from './ids.ts';
import { toTheSecond } from './now.ts';
import { pageOf, underPath } from './pages.ts';
import { deleteConflict } from './refusals.ts';
import { userOrSelf } from './self.ts';
import { nameKey, type UserRecord, users } from './state.ts';
import { withTags } from './tags.ts';

/** An account's administrator was there before everything else. */
const ADMINISTRATOR_SINCE = Date.UTC(2020, 0, 1);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html */
export const handlers = {
  CreateUser(input, call) {
    requireFreeName(call, USER, input.UserName);
    const user: UserRecord = {
      id: newId('AIDA'),
      account: call.account,
      name: input.UserName,
      path: input.Path ?? '/',
      createdAt: toTheSecond(call.cloud),
      tags: withTags([], input.Tags),
      inline: {},
      attached: [],
    };
    saveIdentity(call, USER, user);
    return { User: { ...asListed(user), ...tagsOf(user) } };
  },

  GetUser({ UserName }, call) {
    if (UserName === undefined && call.principal.type === 'Root') return { User: administrator(call) };
    const user = userOrSelf(call, UserName);
    return { User: { ...asListed(user), ...tagsOf(user) } };
  },

  ListUsers(input, call) {
    const all = underPath(users(call.cloud, call.account).values(), input.PathPrefix);
    const { items, rest } = pageOf(all, ({ name }) => name, input);
    return { Users: items.map(asListed), ...rest };
  },

  UpdateUser({ UserName, NewUserName, NewPath }, call) {
    const user = findIdentity(call, USER, UserName);
    const name = NewUserName ?? user.name;
    if (nameKey(name) !== nameKey(user.name)) requireFreeName(call, USER, name);
    // Written under the new name first, so that a cloud killed in between has not lost the user.
    saveIdentity(call, USER, { ...user, name, path: NewPath ?? user.path });
    if (nameKey(name) !== nameKey(user.name)) users(call.cloud, call.account).delete(nameKey(user.name));
    return {};
  },

  DeleteUser({ UserName }, call) {
    const user = findIdentity(call, USER, UserName);
    if (user.attached.length > 0)
      throw deleteConflict('Cannot delete entity, must detach all policies first.');
    if (Object.keys(user.inline).length > 0)
      throw deleteConflict('Cannot delete entity, must delete policies first.');
    if (keysOf(call.cloud, user).length > 0) {
      throw deleteConflict('Cannot delete entity, must delete access keys first.');
    }
    users(call.cloud, call.account).delete(nameKey(UserName));
    return {};
  },

  // There are no groups in this cloud, so a user is in none.
  ListGroupsForUser({ UserName }, call) {
    findIdentity(call, USER, UserName);
    return { Groups: [], IsTruncated: false };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateUser: ['UserName', 'Path', 'Tags'],
  GetUser: ['UserName'],
  ListUsers: ['PathPrefix', 'Marker', 'MaxItems'],
  UpdateUser: ['UserName', 'NewUserName', 'NewPath'],
  DeleteUser: ['UserName'],
  ListGroupsForUser: ['UserName', 'Marker', 'MaxItems'],
};

function asListed(user: UserRecord) {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: arnOf('user', user),
    CreateDate: new Date(user.createdAt),
  };
}

function tagsOf({ tags }: UserRecord) {
  return tags.length > 0 ? { Tags: tags } : {};
}

/** The administrator is no user: AWS shows it without name and path. */
function administrator({ account }: Call): Sdk.User {
  return {
    Path: undefined,
    UserName: undefined,
    UserId: account,
    Arn: `arn:aws:iam::${account}:root`,
    CreateDate: new Date(ADMINISTRATOR_SINCE),
  };
}
