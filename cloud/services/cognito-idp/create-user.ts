import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { findPool, findUser } from './find.ts';
import { freshUser } from './fresh-user.ts';
import { invite } from './invite.ts';
import { invalidParameter } from './refusals.ts';
import { shownUser } from './shown-user.ts';
import { type UserPoolRecord, type UserRecord, users } from './state.ts';
import { giveTemporaryPassword, temporaryPassword } from './temporary-password.ts';
import { readAttributes } from './user-attributes.ts';
import { claimAliases, newIdentity } from './user-names.ts';

type Creation = Input<typeof Sdk, 'AdminCreateUser'>;

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
export const handlers = {
  AdminCreateUser(input, call) {
    const pool = findPool(call, input.UserPoolId);
    const user =
      input.MessageAction === 'RESEND' ? invitedUser(call, pool, input) : newUser(call, pool, input);
    refuseTextMessages(user, input);
    checkAddresses(user, input);
    const password = temporaryPassword(pool, input.TemporaryPassword);
    const saved = {
      ...giveTemporaryPassword(call.cloud, pool, user, password),
      lastModifiedAt: call.cloud.clock.now(),
    };
    claimAliases(call.cloud, pool, saved, input.ForceAliasCreation);
    users(call.cloud, pool.id).set(saved.sub, saved);
    if (input.MessageAction !== 'SUPPRESS') invite(call, pool, saved, password);
    return { User: shownUser(saved) };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  AdminCreateUser: [
    'UserPoolId',
    'Username',
    'UserAttributes',
    'TemporaryPassword',
    'ForceAliasCreation',
    'MessageAction',
    'DesiredDeliveryMediums',
    // Both reach Lambda triggers alone, and a pool has none here.
    'ValidationData',
    'ClientMetadata',
  ],
};

/** Nobody sends text messages here: what a user with a phone number gets, unless the caller wants mail. */
function refuseTextMessages({ attributes }: UserRecord, input: Creation): void {
  const { MessageAction, DesiredDeliveryMediums: mediums = [] } = input;
  if (MessageAction === 'SUPPRESS') return;
  if (mediums.includes('SMS') || (mediums.length === 0 && attributes.phone_number)) {
    throw notImplemented('the value SMS (the default) of DesiredDeliveryMediums in AdminCreateUser');
  }
}

function checkAddresses({ attributes }: UserRecord, input: Creation): void {
  // Others have met AWS's words: https://github.com/rahulpsd18/cognito-backup-restore/issues/25
  const byMail = input.MessageAction !== 'SUPPRESS' && input.DesiredDeliveryMediums?.includes('EMAIL');
  if (byMail && !attributes.email) {
    throw invalidParameter('No email provided but desired delivery medium was Email');
  }
  // The documentation has the rule, and nobody AWS's words for it.
  const verified = ['email', 'phone_number'].filter((name) => attributes[`${name}_verified`] === 'true');
  const missing = verified.find((name) => !attributes[name]);
  if (missing) throw invalidParameter(`The attribute ${missing} is missing, which is verified.`);
}

function newUser({ cloud }: Call, pool: UserPoolRecord, { Username, UserAttributes }: Creation): UserRecord {
  const attributes = readAttributes(pool, UserAttributes);
  const identity = newIdentity(cloud, pool, Username, attributes, 'User account already exists');
  return freshUser({ ...identity, status: 'FORCE_CHANGE_PASSWORD' }, cloud.clock.now());
}

/** Who was invited before and has not come yet. */
function invitedUser({ cloud }: Call, pool: UserPoolRecord, { Username }: Creation): UserRecord {
  const user = findUser(cloud, pool, Username);
  if (user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw new AwsError(
      'UnsupportedUserStateException',
      `Resend not possible. ${Username} status is not FORCE_CHANGE_PASSWORD`,
    );
  }
  return user;
}
