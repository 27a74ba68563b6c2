import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import { type AwsError, notImplemented } from '../../errors.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { deliveryTo, expiredCode, sendCode, takeCode } from './codes.ts';
import { findPool, findUser, peekUser } from './find.ts';
import { freshUser } from './fresh-user.ts';
import { checkMayWrite } from './own-attributes.ts';
import { checkPassword } from './password-policy.ts';
import { invalidParameter, notAuthorized, userNotFound } from './refusals.ts';
import { setPassword } from './set-password.ts';
import { type App, appOf, checkSecretHash } from './sign-in/app.ts';
import { checkComplete } from './sign-in/first-attributes.ts';
import { hidesUnknownUsers } from './sign-in/password.ts';
import { type UserPoolRecord, type UserRecord, users } from './state.ts';
import { readAttributes } from './user-attributes.ts';
import { claimAliases, newIdentity } from './user-names.ts';

/** Users who make their own account, in a pool that lets them. */
export const handlers = {
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
  SignUp(input, call) {
    const app = appOf(call, input.ClientId);
    checkSecretHash(app.client, input.SecretHash, input.Username);
    if (app.pool.adminCreateUser.AllowAdminCreateUserOnly) {
      throw notAuthorized('SignUp is not permitted for this user pool');
    }
    const user = newUser(call, app, input);
    users(call.cloud, app.pool.id).set(user.sub, user);
    const sent = isVerifiedByMail(app.pool, user) && sendCode(call, app.pool, user, 'signUp');
    return { UserConfirmed: false, UserSub: user.sub, ...(sent && { CodeDeliveryDetails: sent }) };
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html */
  ConfirmSignUp({ ClientId, SecretHash, Username, ConfirmationCode, ForceAliasCreation }, call) {
    const { pool, client } = appOf(call, ClientId);
    checkSecretHash(client, SecretHash, Username);
    const user = peekUser(call.cloud, pool, Username);
    if (!user) throw hidesUnknownUsers(client) ? expiredCode() : noSuchUser();
    checkUnconfirmed(user);
    takeCode(call.cloud, pool, user, 'signUp', ConfirmationCode);
    const verified = { ...user, attributes: { ...user.attributes, email_verified: 'true' } };
    claimAliases(call.cloud, pool, verified, ForceAliasCreation);
    confirm(call, pool, verified);
    return {};
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
  ResendConfirmationCode({ ClientId, SecretHash, Username }, call) {
    const { pool, client } = appOf(call, ClientId);
    checkSecretHash(client, SecretHash, Username);
    const user = peekUser(call.cloud, pool, Username);
    if (!user && hidesUnknownUsers(client)) return { CodeDeliveryDetails: deliveryTo(Username) };
    if (!user) throw noSuchUser();
    if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
    if (!isVerifiedByMail(pool, user)) {
      throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
    }
    return { CodeDeliveryDetails: sendCode(call, pool, user, 'signUp') };
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html */
  AdminConfirmSignUp({ UserPoolId, Username }, call) {
    const pool = findPool(call, UserPoolId);
    const user = findUser(call.cloud, pool, Username);
    checkUnconfirmed(user);
    confirm(call, pool, user);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

const APP_USER = ['ClientId', 'SecretHash', 'Username', 'UserContextData', 'ClientMetadata'];

export const modelled: Modelled<typeof handlers> = {
  // ValidationData reaches Lambda triggers alone, and a pool has none here.
  SignUp: [...APP_USER, 'Password', 'UserAttributes', 'ValidationData'],
  ConfirmSignUp: [...APP_USER, 'ConfirmationCode', 'ForceAliasCreation'],
  ResendConfirmationCode: APP_USER,
  AdminConfirmSignUp: ['UserPoolId', 'Username', 'ClientMetadata'],
};

function newUser({ cloud }: Call, { pool, client }: App, input: Input<typeof Sdk, 'SignUp'>): UserRecord {
  const { Username, Password, UserAttributes } = input;
  if (Password === undefined) throw notImplemented('SignUp without the parameter Password');
  checkPassword(pool, Password, 'did not conform with policy');
  const attributes = readAttributes(pool, UserAttributes);
  checkMayWrite(client, Object.keys(attributes));
  const identity = newIdentity(cloud, pool, Username, attributes, 'User already exists');
  const user = freshUser({ ...identity, status: 'UNCONFIRMED' }, cloud.clock.now());
  checkComplete(pool, user);
  claimAliases(cloud, pool, user);
  return setPassword(pool, user, Password);
}

function isVerifiedByMail({ autoVerifiedAttributes }: UserPoolRecord, { attributes }: UserRecord): boolean {
  return autoVerifiedAttributes.includes('email') && Boolean(attributes.email);
}

function checkUnconfirmed({ status }: UserRecord): void {
  if (status !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${status}`);
}

function confirm({ cloud }: Call, pool: UserPoolRecord, user: UserRecord): void {
  users(cloud, pool.id).set(user.sub, { ...user, status: 'CONFIRMED', lastModifiedAt: cloud.clock.now() });
}

function noSuchUser(): AwsError {
  return userNotFound('Username/client id combination not found.');
}
