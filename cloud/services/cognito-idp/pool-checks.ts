import type { UpdateUserPoolRequest } from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import { invalidParameter } from './refusals.ts';
import { checkTags } from './tags.ts';

/** What CreateUserPool and UpdateUserPool both set. */
export type PoolSettings = Omit<UpdateUserPoolRequest, 'UserPoolId' | 'PoolName'>;

const FIRST_FACTORS = ['PASSWORD'];

/**
 * Refuses settings by name that the cloud does not honour, and those that AWS refuses.
 *
 * @throws AwsError NotImplemented, InvalidParameterException
 */
export function checkPoolSettings({ operation }: Call, settings: PoolSettings): void {
  const unmodelled = unmodelledOf(settings);
  if (unmodelled) throw notImplemented(`the value of ${unmodelled} in ${operation}`);
  const trigger = Object.entries(settings.LambdaConfig ?? {}).find(([, value]) => value !== undefined);
  if (trigger) throw notImplemented(`the parameter LambdaConfig.${trigger[0]} of ${operation}`);
  checkRecovery(settings);
  checkTemporaryPasswordDays(settings);
  checkTags(settings.UserPoolTags ?? {});
}

function unmodelledOf(settings: PoolSettings): string | undefined {
  const { MfaConfiguration, UserPoolTier, UserPoolAddOns, EmailConfiguration, Policies } = settings;
  const { VerificationMessageTemplate: message, UserAttributeUpdateSettings: updates } = settings;
  const factors = Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? FIRST_FACTORS;
  const beyond: [string, boolean][] = [
    // A phone number is verified by a text message, and nobody sends those here.
    ['AutoVerifiedAttributes', settings.AutoVerifiedAttributes?.includes('phone_number') ?? false],
    ['MfaConfiguration', (MfaConfiguration ?? 'OFF') !== 'OFF'],
    ['UserPoolTier', UserPoolTier === 'PLUS'],
    ['UserPoolAddOns.AdvancedSecurityMode', (UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF') !== 'OFF'],
    ['EmailConfiguration.EmailSendingAccount', EmailConfiguration?.EmailSendingAccount === 'DEVELOPER'],
    ['Policies.SignInPolicy.AllowedFirstAuthFactors', factors.join() !== FIRST_FACTORS.join()],
    ['VerificationMessageTemplate.DefaultEmailOption', message?.DefaultEmailOption === 'CONFIRM_WITH_LINK'],
    [
      'UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate',
      (updates?.AttributesRequireVerificationBeforeUpdate ?? []).length > 0,
    ],
  ];
  return beyond.find(([, is]) => is)?.[0];
}

/**
 * The setting has an old name and a new one, and takes one of them.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUserConfigType.html
 */
function checkTemporaryPasswordDays({ AdminCreateUserConfig, Policies }: PoolSettings): void {
  const { TemporaryPasswordValidityDays: days } = Policies?.PasswordPolicy ?? {};
  if (days && AdminCreateUserConfig?.UnusedAccountValidityDays) {
    throw invalidParameter(
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    );
  }
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RecoveryOptionType.html */
function checkRecovery({ AccountRecoverySetting }: PoolSettings): void {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  if (mechanisms.length > 1 && mechanisms.some(({ Name }) => Name === 'admin_only')) {
    throw invalidParameter(
      'Invalid account recovery setting parameter. Account recovery setting cannot use admin_only setting with any other recovery mechanisms.',
    );
  }
  if (new Set(mechanisms.map(({ Priority }) => Priority)).size < mechanisms.length) {
    throw invalidParameter('Invalid account recovery setting parameter. Priority must be unique.');
  }
}
