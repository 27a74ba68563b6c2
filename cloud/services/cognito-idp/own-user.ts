import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { sendCode, takeCode, tooManyAttempts } from './codes.ts';
import { checkMayWrite, mayRead } from './own-attributes.ts';
import { checkPassword } from './password-policy.ts';
import { invalidParameter, notAuthorized } from './refusals.ts';
import { setPassword } from './set-password.ts';
import { attributeList } from './shown-user.ts';
import { bearerOf } from './sign-in/bearer.ts';
import { signInWithPassword } from './sign-in/password.ts';
import { type UserPoolRecord, type UserRecord, users } from './state.ts';
import { checkRemovable, readAttributes } from './user-attributes.ts';
import { withAttributes, withoutAttributes } from './written-attributes.ts';

/** What users do with their own record: an access token is the key to it. */
export const handlers = {
  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
  async GetUser({ AccessToken }, call) {
    const { user, client } = await bearerOf(call, AccessToken);
    const UserAttributes = attributeList(user).filter(
      ({ Name = '' }) => mayRead(client, Name) || Name === 'sub',
    );
    return { Username: user.username, UserAttributes };
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html */
  async UpdateUserAttributes({ AccessToken, UserAttributes }, call) {
    const { pool, client, user } = await bearerOf(call, AccessToken);
    const values = readAttributes(pool, UserAttributes, 'user');
    checkMayWrite(client, Object.keys(values));
    const changed = save(call, pool, withAttributes(call.cloud, pool, user, values));
    const moved = Boolean(values.email) && values.email !== user.attributes.email;
    const verify = moved && pool.autoVerifiedAttributes.includes('email');
    return { CodeDeliveryDetailsList: verify ? [sendCode(call, pool, changed, 'email')] : [] };
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html */
  async DeleteUserAttributes({ AccessToken, UserAttributeNames }, call) {
    const { pool, client, user } = await bearerOf(call, AccessToken);
    checkRemovable(pool, UserAttributeNames);
    checkMayWrite(client, UserAttributeNames);
    save(call, pool, withoutAttributes(user, UserAttributeNames));
    return {};
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html */
  async GetUserAttributeVerificationCode({ AccessToken, AttributeName }, call) {
    const { pool, user } = await bearerOf(call, AccessToken);
    checkEmail(AttributeName);
    if (!user.attributes.email) throw invalidParameter('User does not have an email');
    return { CodeDeliveryDetails: sendCode(call, pool, user, 'email') };
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html */
  async VerifyUserAttribute({ AccessToken, AttributeName, Code }, call) {
    const { pool, user } = await bearerOf(call, AccessToken);
    checkEmail(AttributeName);
    takeCode(call.cloud, pool, user, 'email', Code);
    save(call, pool, withAttributes(call.cloud, pool, user, { email_verified: 'true' }));
    return {};
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html */
  async ChangePassword({ AccessToken, PreviousPassword, ProposedPassword }, call) {
    const { pool, client, user } = await bearerOf(call, AccessToken);
    if (PreviousPassword === undefined) throw notAuthorized();
    if (call.cloud.clock.now() < user.lockedUntil) throw tooManyAttempts();
    // The same count of failures as at a sign-in: an open session is no way to try passwords.
    const proved = signInWithPassword(call.cloud, pool, client, user.username, PreviousPassword);
    checkPassword(pool, ProposedPassword);
    save(call, pool, setPassword(pool, proved.user, ProposedPassword));
    return {};
  },

  /** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html */
  async DeleteUser({ AccessToken }, call) {
    const { pool, user } = await bearerOf(call, AccessToken);
    users(call.cloud, pool.id).delete(user.sub);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  GetUser: ['AccessToken'],
  UpdateUserAttributes: ['AccessToken', 'UserAttributes', 'ClientMetadata'],
  DeleteUserAttributes: ['AccessToken', 'UserAttributeNames'],
  GetUserAttributeVerificationCode: ['AccessToken', 'AttributeName', 'ClientMetadata'],
  VerifyUserAttribute: ['AccessToken', 'AttributeName', 'Code'],
  ChangePassword: ['AccessToken', 'PreviousPassword', 'ProposedPassword'],
  DeleteUser: ['AccessToken'],
};

function save({ cloud }: Call, pool: UserPoolRecord, user: UserRecord): UserRecord {
  const saved = { ...user, lastModifiedAt: cloud.clock.now() };
  users(cloud, pool.id).set(user.sub, saved);
  return saved;
}

/** No pool here can send a text message. */
function checkEmail(attribute: string): void {
  if (attribute !== 'email') throw invalidParameter(`Cannot send a code to the attribute ${attribute}`);
}
