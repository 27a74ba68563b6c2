import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool, findUser } from './find.ts';
import { findGroup, shownGroup } from './find-group.ts';
import { pageOf } from './pages.ts';
import { shownUser } from './shown-user.ts';
import { groups, type UserRecord, users } from './state.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html */
export const handlers = {
  AdminAddUserToGroup({ UserPoolId, Username, GroupName }, call) {
    const user = findMember(call, UserPoolId, Username, GroupName);
    save(call, UserPoolId, user, [...new Set([...user.groups, GroupName])]);
    return {};
  },

  AdminRemoveUserFromGroup({ UserPoolId, Username, GroupName }, call) {
    const user = findMember(call, UserPoolId, Username, GroupName);
    save(
      call,
      UserPoolId,
      user,
      user.groups.filter((name) => name !== GroupName),
    );
    return {};
  },

  AdminListGroupsForUser({ UserPoolId, Username, Limit, NextToken }, call) {
    const pool = findPool(call, UserPoolId);
    const user = findUser(call.cloud, pool, Username);
    const all = user.groups.flatMap((name) => groups(call.cloud, pool.id).get(name) ?? []);
    const paging = { most: Limit, token: NextToken };
    const { page, next } = pageOf(all, ({ GroupName }) => GroupName, paging);
    return { Groups: page.map(shownGroup), NextToken: next };
  },

  ListUsersInGroup({ UserPoolId, GroupName, Limit, NextToken }, call) {
    findGroup(call, UserPoolId, GroupName);
    const all = [...users(call.cloud, UserPoolId).values()].filter((user) => user.groups.includes(GroupName));
    const { page, next } = pageOf(all, ({ sub }) => sub, { most: Limit, token: NextToken });
    return { Users: page.map(shownUser), NextToken: next };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  AdminAddUserToGroup: ['UserPoolId', 'Username', 'GroupName'],
  AdminRemoveUserFromGroup: ['UserPoolId', 'Username', 'GroupName'],
  AdminListGroupsForUser: ['UserPoolId', 'Username', 'Limit', 'NextToken'],
  ListUsersInGroup: ['UserPoolId', 'GroupName', 'Limit', 'NextToken'],
};

function findMember(call: Call, poolId: string, username: string, group: string): UserRecord {
  const user = findUser(call.cloud, findPool(call, poolId), username);
  findGroup(call, poolId, group);
  return user;
}

function save({ cloud }: Call, poolId: string, user: UserRecord, names: string[]): void {
  users(cloud, poolId).set(user.sub, { ...user, groups: names });
}
