import type {
  AdminCreateUserConfigType,
  UserPoolPolicyType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { PoolSettings } from './pool-checks.ts';
import type { UserPoolRecord } from './state.ts';

/** The part of a pool's record that an update replaces. */
type Replaced = Pick<
  UserPoolRecord,
  | 'deletionProtection'
  | 'policies'
  | 'adminCreateUser'
  | 'accountRecovery'
  | 'autoVerifiedAttributes'
  | 'tags'
  | 'settings'
>;

const TEMPORARY_PASSWORD_DAYS = 7;
const MINIMUM_LENGTH = 8;

/**
 * The settings of a pool with AWS's defaults for what was not sent: an update resets those too.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
 */
export function settledPool(given: PoolSettings): Replaced {
  const days = temporaryPasswordDays(given);
  return {
    deletionProtection: given.DeletionProtection ?? 'INACTIVE',
    policies: policies(given, days),
    adminCreateUser: adminCreateUser(given, days),
    accountRecovery: given.AccountRecoverySetting,
    autoVerifiedAttributes: given.AutoVerifiedAttributes ?? [],
    tags: given.UserPoolTags ?? {},
    settings: plain(otherSettings(given)),
  };
}

/** UnusedAccountValidityDays is the older name of the same setting; 0 means the default. */
function temporaryPasswordDays({ Policies, AdminCreateUserConfig }: PoolSettings): number {
  const { TemporaryPasswordValidityDays } = Policies?.PasswordPolicy ?? {};
  return (
    TemporaryPasswordValidityDays ||
    AdminCreateUserConfig?.UnusedAccountValidityDays ||
    TEMPORARY_PASSWORD_DAYS
  );
}

/** A policy that is sent requires what it says and nothing besides; the default one requires everything. */
function policies({ Policies }: PoolSettings, days: number): UserPoolPolicyType {
  const { PasswordPolicy: given } = Policies ?? {};
  const otherwise = given === undefined;
  return {
    PasswordPolicy: {
      MinimumLength: given?.MinimumLength ?? MINIMUM_LENGTH,
      RequireUppercase: given?.RequireUppercase ?? otherwise,
      RequireLowercase: given?.RequireLowercase ?? otherwise,
      RequireNumbers: given?.RequireNumbers ?? otherwise,
      RequireSymbols: given?.RequireSymbols ?? otherwise,
      TemporaryPasswordValidityDays: days,
    },
    SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
  };
}

function adminCreateUser(
  { AdminCreateUserConfig: given }: PoolSettings,
  days: number,
): AdminCreateUserConfigType {
  return {
    AllowAdminCreateUserOnly: given?.AllowAdminCreateUserOnly ?? false,
    UnusedAccountValidityDays: days,
    ...(given?.InviteMessageTemplate && { InviteMessageTemplate: given.InviteMessageTemplate }),
  };
}

/** The message of a verification has two places in the API, which show the same. */
function otherSettings(given: PoolSettings): Record<string, unknown> {
  const { VerificationMessageTemplate: template } = given;
  const message = template?.EmailMessage ?? given.EmailVerificationMessage;
  const subject = template?.EmailSubject ?? given.EmailVerificationSubject;
  const sms = template?.SmsMessage ?? given.SmsVerificationMessage;
  return {
    EmailVerificationMessage: message,
    EmailVerificationSubject: subject,
    SmsVerificationMessage: sms,
    SmsAuthenticationMessage: given.SmsAuthenticationMessage,
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_CODE',
      EmailMessage: message,
      EmailSubject: subject,
      SmsMessage: sms,
    },
    UserAttributeUpdateSettings: given.UserAttributeUpdateSettings,
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ...given.EmailConfiguration },
    UserPoolAddOns: given.UserPoolAddOns,
    UserPoolTier: given.UserPoolTier ?? 'ESSENTIALS',
  };
}

/** Records hold JSON alone: what is undefined is not there. */
function plain(settings: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(settings));
}
