import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { codeMismatch, deliveryTo, sendCode, takeCode } from './codes.ts';
import { findPool, findUser, peekUser } from './find.ts';
import { checkPassword } from './password-policy.ts';
import { invalidParameter, notAuthorized, userNotFound } from './refusals.ts';
import { setPassword } from './set-password.ts';
import { type App, appOf, checkSecretHash } from './sign-in/app.ts';
import { hidesUnknownUsers } from './sign-in/password.ts';
import { type UserPoolRecord, type UserRecord, users } from './state.ts';

/** The way back for users who have no password any more: a code to the address that was verified. */
export const handlers = {
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
  ForgotPassword({ ClientId, SecretHash, Username }, call) {
    const app = appOf(call, ClientId);
    checkSecretHash(app.client, SecretHash, Username);
    checkSelfService(app.pool);
    const user = peekUser(call.cloud, app.pool, Username);
    if (hidesUnknownUsers(app.client) && !(user?.enabled && hasVerifiedEmail(user))) {
      return {
        CodeDeliveryDetails: deliveryTo(Username.includes('@') ? Username : `${Username}@example.com`),
      };
    }
    if (!user) throw noSuchUser();
    checkResettable(user);
    return { CodeDeliveryDetails: sendCode(call, app.pool, user, 'password') };
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html */
  ConfirmForgotPassword({ ClientId, SecretHash, Username, ConfirmationCode, Password }, call) {
    const app = appOf(call, ClientId);
    checkSecretHash(app.client, SecretHash, Username);
    const user = userWithCode(call, app, Username);
    checkPassword(app.pool, Password);
    takeCode(call.cloud, app.pool, user, 'password', ConfirmationCode);
    const changed = setPassword(app.pool, { ...user, status: 'CONFIRMED' }, Password);
    // Whoever has the mailbox is the user: what others tried before counts no more.
    const unlocked = { failedSignIns: 0, lockedUntil: 0, lastModifiedAt: call.cloud.clock.now() };
    users(call.cloud, app.pool.id).set(user.sub, { ...changed, ...unlocked });
    return {};
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html */
  AdminResetUserPassword({ UserPoolId, Username }, call) {
    const pool = findPool(call, UserPoolId);
    const user = findUser(call.cloud, pool, Username);
    checkSelfService(pool);
    checkResettable(user);
    sendCode(call, pool, user, 'password');
    const lastModifiedAt = call.cloud.clock.now();
    users(call.cloud, pool.id).set(user.sub, { ...user, status: 'RESET_REQUIRED', lastModifiedAt });
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const APP_USER = ['ClientId', 'SecretHash', 'Username', 'UserContextData', 'ClientMetadata'];

export const modelled: Modelled<typeof handlers> = {
  ForgotPassword: APP_USER,
  ConfirmForgotPassword: [...APP_USER, 'ConfirmationCode', 'Password'],
  AdminResetUserPassword: ['UserPoolId', 'Username', 'ClientMetadata'],
};

/** @throws AwsError NotAuthorizedException in a pool where only administrators give new passwords */
function checkSelfService({ accountRecovery }: UserPoolRecord): void {
  if (accountRecovery?.RecoveryMechanisms?.some(({ Name }) => Name === 'admin_only')) {
    throw notAuthorized('Contact administrator to reset password.');
  }
}

/** @throws AwsError NotAuthorizedException, InvalidParameterException */
function checkResettable(user: UserRecord): void {
  if (!user.enabled) throw notAuthorized('User is disabled.');
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('User password cannot be reset in the current state.');
  }
  if (!hasVerifiedEmail(user)) {
    throw invalidParameter(
      'Cannot reset password for the user as there is no registered/verified email or phone_number',
    );
  }
}

function hasVerifiedEmail({ attributes }: UserRecord): boolean {
  return Boolean(attributes.email) && attributes.email_verified === 'true';
}

function userWithCode({ cloud }: Call, { pool, client }: App, name: string): UserRecord {
  const user = peekUser(cloud, pool, name);
  if (hidesUnknownUsers(client) && !user?.enabled) throw codeMismatch();
  if (!user) throw noSuchUser();
  if (!user.enabled) throw notAuthorized('User is disabled.');
  return user;
}

function noSuchUser() {
  return userNotFound('Username/client id combination not found.');
}
