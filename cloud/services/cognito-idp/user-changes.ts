import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findPool, findUser } from './find.ts';
import { checkPassword } from './password-policy.ts';
import { setPassword } from './set-password.ts';
import { attributeList, stateOf } from './shown-user.ts';
import { type UserPoolRecord, type UserRecord, users } from './state.ts';
import { giveTemporaryPassword } from './temporary-password.ts';
import { checkRemovable, readAttributes } from './user-attributes.ts';
import { withAttributes, withoutAttributes } from './written-attributes.ts';

/** What an administrator does with one user: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users.html */
export const handlers = {
  AdminGetUser({ UserPoolId, Username }, call) {
    const user = findUser(call.cloud, findPool(call, UserPoolId), Username);
    return { Username: user.username, UserAttributes: attributeList(user), ...stateOf(user) };
  },

  AdminDeleteUser({ UserPoolId, Username }, call) {
    const user = findUser(call.cloud, findPool(call, UserPoolId), Username);
    users(call.cloud, UserPoolId).delete(user.sub);
    return {};
  },

  AdminSetUserPassword: ({ UserPoolId, Username, Password, Permanent }, call) =>
    change(call, UserPoolId, Username, (user, pool) => {
      checkPassword(pool, Password);
      if (!Permanent) return giveTemporaryPassword(call.cloud, pool, user, Password);
      return { ...setPassword(pool, user, Password), status: 'CONFIRMED' };
    }),

  AdminUpdateUserAttributes: ({ UserPoolId, Username, UserAttributes }, call) =>
    change(call, UserPoolId, Username, (user, pool) =>
      withAttributes(call.cloud, pool, user, readAttributes(pool, UserAttributes, 'user')),
    ),

  AdminDeleteUserAttributes: ({ UserPoolId, Username, UserAttributeNames }, call) =>
    change(call, UserPoolId, Username, (user, pool) => {
      checkRemovable(pool, UserAttributeNames);
      return withoutAttributes(user, UserAttributeNames);
    }),

  AdminEnableUser: ({ UserPoolId, Username }, call) =>
    change(call, UserPoolId, Username, (user) => ({ ...user, enabled: true })),

  /** Access tokens of before are revoked: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html */
  AdminDisableUser: ({ UserPoolId, Username }, call) =>
    change(call, UserPoolId, Username, (user) => ({
      ...user,
      enabled: false,
      signedOutAt: call.cloud.clock.now(),
    })),
} satisfies Handlers<typeof Sdk>;

const WHO = ['UserPoolId', 'Username'];

export const modelled: Modelled<typeof handlers> = {
  AdminGetUser: WHO,
  AdminDeleteUser: WHO,
  AdminSetUserPassword: [...WHO, 'Password', 'Permanent'],
  AdminUpdateUserAttributes: [...WHO, 'UserAttributes', 'ClientMetadata'],
  AdminDeleteUserAttributes: [...WHO, 'UserAttributeNames'],
  AdminEnableUser: WHO,
  AdminDisableUser: WHO,
};

function change(
  call: Call,
  poolId: string,
  name: string,
  changed: (user: UserRecord, pool: UserPoolRecord) => UserRecord,
) {
  const pool = findPool(call, poolId);
  const user = changed(findUser(call.cloud, pool, name), pool);
  users(call.cloud, pool.id).set(user.sub, { ...user, lastModifiedAt: call.cloud.clock.now() });
  return {};
}
