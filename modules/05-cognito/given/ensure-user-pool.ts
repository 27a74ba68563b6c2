import {
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type UpdateUserPoolRequest,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { CourseError } from '../../../shared/errors.ts';
import { findUserPool } from '../../../shared/find-user-pool.ts';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';

/** What can be said of a pool, and be changed later. */
export type PoolSettings = Omit<UpdateUserPoolRequest, 'UserPoolId' | 'UserPoolTags' | 'PoolName'>;

/**
 * Makes the user pool, or corrects the one that is there. Its users sign in with their e-mail address.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
 *
 * @returns its id
 * @throws CourseError `step` for a pool whose users have another kind of name, which cannot be changed
 */
export async function ensureUserPool(course: Course, settings: PoolSettings): Promise<string> {
  const { clients, names, report } = course;
  const found = await findUserPool(clients.cognito, names.userPoolName);
  if (found) return correct(course, await describePool(course, found), settings);
  const { UserPool } = await clients.cognito.send(
    new CreateUserPoolCommand({
      PoolName: names.userPoolName,
      UsernameAttributes: ['email'],
      // Ana@example.com is ana@example.com.
      UsernameConfiguration: { CaseSensitive: false },
      UserPoolTags: names.tags,
      ...settings,
    }),
  );
  report.did(`made user pool ${names.userPoolName} (${UserPool?.Id})`);
  return String(UserPool?.Id);
}

async function correct(course: Course, pool: UserPoolType, settings: PoolSettings): Promise<string> {
  const { names, report } = course;
  if (!pool.UsernameAttributes?.includes('email')) throw withoutEmail(pool);
  const isRight = holds(pool, settings) && holds(pool.UserPoolTags, names.tags);
  if (isRight) report.same(`user pool ${names.userPoolName} (${pool.Id}) is set up`);
  else {
    await updatePool(course, pool, settings);
    report.did(`corrected the settings of user pool ${names.userPoolName}`);
  }
  return String(pool.Id);
}

/** A pool as it is now. */
export async function describePool({ clients }: Course, UserPoolId: string): Promise<UserPoolType> {
  const { UserPool } = await clients.cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  return UserPool ?? {};
}

/**
 * Changes some settings of a pool and keeps the others. UpdateUserPool sets whatever it is not sent back to its
 * default, so all that the pool has now is sent along.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-updating.html
 */
export async function updatePool(
  { clients, names }: Course,
  pool: UserPoolType,
  settings: PoolSettings,
): Promise<void> {
  await clients.cognito.send(
    new UpdateUserPoolCommand({
      UserPoolId: String(pool.Id),
      ...keptSettings(pool),
      ...settings,
      Policies: { ...pool.Policies, ...settings.Policies },
      AdminCreateUserConfig: {
        ...pool.AdminCreateUserConfig,
        ...settings.AdminCreateUserConfig,
        // AWS shows it, and refuses it beside the password policy's TemporaryPasswordValidityDays.
        UnusedAccountValidityDays: undefined,
      },
      UserPoolTags: { ...pool.UserPoolTags, ...names.tags },
    }),
  );
}

/** The part of what AWS shows of a pool that UpdateUserPool takes. */
function keptSettings(pool: UserPoolType): PoolSettings {
  return {
    AccountRecoverySetting: pool.AccountRecoverySetting,
    AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
    DeletionProtection: pool.DeletionProtection,
    DeviceConfiguration: pool.DeviceConfiguration,
    EmailConfiguration: pool.EmailConfiguration,
    EmailVerificationMessage: pool.EmailVerificationMessage,
    EmailVerificationSubject: pool.EmailVerificationSubject,
    LambdaConfig: pool.LambdaConfig,
    MfaConfiguration: pool.MfaConfiguration,
    SmsAuthenticationMessage: pool.SmsAuthenticationMessage,
    SmsConfiguration: pool.SmsConfiguration,
    SmsVerificationMessage: pool.SmsVerificationMessage,
    UserAttributeUpdateSettings: pool.UserAttributeUpdateSettings,
    UserPoolAddOns: pool.UserPoolAddOns,
    UserPoolTier: pool.UserPoolTier,
    VerificationMessageTemplate: pool.VerificationMessageTemplate,
  };
}

function withoutEmail({ Id, Name }: UserPoolType): CourseError {
  return new CourseError(
    'step',
    `The users of pool ${Name} (${Id}) do not sign in with an e-mail address, and that cannot be changed.`,
    'Delete it, then run the command again: npm run teardown -- --module 5',
  );
}
