import type { CreateUserPoolRequest } from '@aws-sdk/client-cognito-identity-provider';

/** What a pool is made with for good. */
export const FIXED = ['AliasAttributes', 'UsernameAttributes', 'UsernameConfiguration'] as const;
export type Fixed = Pick<CreateUserPoolRequest, (typeof FIXED)[number]>;

/** What CreateUserPool and UpdateUserPool both take under the names of the template. */
export const SETTINGS = [
  'AccountRecoverySetting',
  'AdminCreateUserConfig',
  'AutoVerifiedAttributes',
  'DeletionProtection',
  'EmailConfiguration',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'LambdaConfig',
  'MfaConfiguration',
  'Policies',
  'SmsAuthenticationMessage',
  'SmsVerificationMessage',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'UserPoolTier',
  'VerificationMessageTemplate',
] as const;

/** Those of them that are not honoured as a whole. */
const PARTS: Record<string, string[]> = {
  EmailConfiguration: ['EmailSendingAccount', 'ReplyToEmailAddress'],
  Policies: [
    'PasswordPolicy.MinimumLength',
    'PasswordPolicy.RequireLowercase',
    'PasswordPolicy.RequireNumbers',
    'PasswordPolicy.RequireSymbols',
    'PasswordPolicy.RequireUppercase',
    'PasswordPolicy.TemporaryPasswordValidityDays',
    'SignInPolicy',
  ],
  UserPoolAddOns: ['AdvancedSecurityMode'],
  VerificationMessageTemplate: ['DefaultEmailOption', 'EmailMessage', 'EmailSubject', 'SmsMessage'],
};

export const SUPPORTED: string[] = [
  'UserPoolName',
  'UserPoolTags',
  'Schema',
  ...FIXED,
  ...SETTINGS.flatMap((name) => PARTS[name]?.map((part) => `${name}.${part}`) ?? [name]),
];
