import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';
import { findGroup, shownGroup } from './find-group.ts';
import { pageOf } from './pages.ts';
import { type GroupRecord, groups, users } from './state.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html */
export const handlers = {
  CreateGroup({ GroupName, UserPoolId, Description, RoleArn, Precedence }, call) {
    const all = groups(call.cloud, findPool(call, UserPoolId).id);
    if (all.has(GroupName))
      throw new AwsError('GroupExistsException', 'A group with the name already exists.');
    const now = call.cloud.clock.now();
    const group = {
      GroupName,
      UserPoolId,
      Description,
      RoleArn,
      Precedence,
      createdAt: now,
      lastModifiedAt: now,
    };
    all.set(GroupName, defined(group));
    return { Group: shownGroup(group) };
  },

  GetGroup: ({ GroupName, UserPoolId }, call) => ({
    Group: shownGroup(findGroup(call, UserPoolId, GroupName)),
  }),

  UpdateGroup({ GroupName, UserPoolId, Description, RoleArn, Precedence }, call) {
    const present = findGroup(call, UserPoolId, GroupName);
    const changes = defined({ Description, RoleArn, Precedence });
    const group = { ...present, ...changes, lastModifiedAt: call.cloud.clock.now() };
    groups(call.cloud, UserPoolId).set(GroupName, group);
    return { Group: shownGroup(group) };
  },

  DeleteGroup({ GroupName, UserPoolId }, call) {
    findGroup(call, UserPoolId, GroupName);
    const members = users(call.cloud, UserPoolId);
    for (const user of [...members.values()].filter((each) => each.groups.includes(GroupName))) {
      members.set(user.sub, { ...user, groups: user.groups.filter((name) => name !== GroupName) });
    }
    groups(call.cloud, UserPoolId).delete(GroupName);
    return {};
  },

  ListGroups({ UserPoolId, Limit, NextToken }, call) {
    const all = [...groups(call.cloud, findPool(call, UserPoolId).id).values()];
    const { page, next } = pageOf(all, nameOf, { most: Limit, token: NextToken });
    return { Groups: page.map(shownGroup), NextToken: next };
  },
} satisfies Handlers<typeof Sdk>;

const SETTINGS = ['GroupName', 'UserPoolId', 'Description', 'RoleArn', 'Precedence'];

export const modelled: Modelled<typeof handlers> = {
  CreateGroup: SETTINGS,
  GetGroup: ['GroupName', 'UserPoolId'],
  UpdateGroup: SETTINGS,
  DeleteGroup: ['GroupName', 'UserPoolId'],
  ListGroups: ['UserPoolId', 'Limit', 'NextToken'],
};

function nameOf({ GroupName }: GroupRecord): string {
  return GroupName;
}

/** Records hold JSON alone: what is undefined is not there. */
function defined<T extends object>(record: T): T {
  return JSON.parse(JSON.stringify(record));
}
