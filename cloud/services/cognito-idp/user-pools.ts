import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Call } from '../../call.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { dropPool } from './drop-pool.ts';
import { findPool } from './find.ts';
import { newPoolId } from './ids.ts';
import { pageOf } from './pages.ts';
import { checkPoolSettings } from './pool-checks.ts';
import { settledPool } from './pool-settings.ts';
import { invalidParameter } from './refusals.ts';
import { newSchema } from './schema.ts';
import { listed, prefixOf, shownPool } from './shown-pool.ts';
import { type UserPoolRecord, userPools } from './state.ts';

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools.html */
export const handlers = {
  CreateUserPool(input, call) {
    checkPoolSettings(call, input);
    const { AliasAttributes: aliases = [], UsernameAttributes: names = [] } = input;
    if (aliases.length > 0 && names.length > 0) {
      throw invalidParameter(
        'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
      );
    }
    const pool = newPool(input, call);
    userPools(call.cloud).set(pool.id, pool);
    return { UserPool: shownPool(call.cloud, pool) };
  },

  DescribeUserPool: ({ UserPoolId }, call) => ({
    UserPool: shownPool(call.cloud, findPool(call, UserPoolId)),
  }),

  UpdateUserPool(input, call) {
    const pool = findPool(call, input.UserPoolId);
    checkPoolSettings(call, input);
    const { settings, ...settled } = settledPool(input);
    userPools(call.cloud).set(pool.id, {
      ...pool,
      ...settled,
      settings: { ...settings, ...immutable(pool) },
      name: input.PoolName ?? pool.name,
      lastModifiedAt: call.cloud.clock.now(),
    });
    return {};
  },

  DeleteUserPool({ UserPoolId }, call) {
    const pool = findPool(call, UserPoolId);
    if (pool.deletionProtection === 'ACTIVE') {
      throw invalidParameter(
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
      );
    }
    if (prefixOf(call.cloud, pool.id)) {
      throw invalidParameter(
        'User pool cannot be deleted. It has a domain configured that should be deleted first.',
      );
    }
    dropPool(call.cloud, pool);
    return {};
  },

  ListUserPools({ MaxResults, NextToken }, call) {
    const pools = [...userPools(call.cloud).values()].filter(
      ({ account, region }) => account === call.account && region === call.region,
    );
    const { page, next } = pageOf(pools, ({ id }) => id, { most: MaxResults, token: NextToken });
    return { UserPools: page.map(listed), NextToken: next };
  },
} satisfies Handlers<typeof Sdk>;

const PASSWORD_RULES = [
  'MinimumLength',
  'RequireUppercase',
  'RequireLowercase',
  'RequireNumbers',
  'RequireSymbols',
  'TemporaryPasswordValidityDays',
];

const SETTINGS = [
  ...PASSWORD_RULES.map((rule) => `Policies.PasswordPolicy.${rule}`),
  'Policies.SignInPolicy',
  'DeletionProtection',
  'LambdaConfig',
  'AutoVerifiedAttributes',
  'SmsVerificationMessage',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'VerificationMessageTemplate.SmsMessage',
  'VerificationMessageTemplate.EmailMessage',
  'VerificationMessageTemplate.EmailSubject',
  'VerificationMessageTemplate.DefaultEmailOption',
  'SmsAuthenticationMessage',
  'MfaConfiguration',
  'UserAttributeUpdateSettings',
  'EmailConfiguration.EmailSendingAccount',
  'EmailConfiguration.ReplyToEmailAddress',
  'UserPoolTags',
  'AdminCreateUserConfig',
  'UserPoolAddOns.AdvancedSecurityMode',
  'AccountRecoverySetting',
  'UserPoolTier',
];

export const modelled: Modelled<typeof handlers> = {
  CreateUserPool: [
    'PoolName',
    ...SETTINGS,
    'AliasAttributes',
    'UsernameAttributes',
    'Schema',
    'UsernameConfiguration',
  ],
  DescribeUserPool: ['UserPoolId'],
  UpdateUserPool: ['UserPoolId', 'PoolName', ...SETTINGS],
  DeleteUserPool: ['UserPoolId'],
  ListUserPools: ['MaxResults', 'NextToken'],
};

function newPool(
  input: Input<typeof Sdk, 'CreateUserPool'>,
  { account, region, cloud }: Call,
): UserPoolRecord {
  const { UsernameConfiguration } = input;
  const { settings, ...settled } = settledPool(input);
  return {
    id: newPoolId(region),
    account,
    region,
    name: input.PoolName,
    createdAt: cloud.clock.now(),
    lastModifiedAt: cloud.clock.now(),
    ...settled,
    schema: newSchema(input.Schema),
    aliasAttributes: input.AliasAttributes ?? [],
    usernameAttributes: input.UsernameAttributes ?? [],
    usernamesAreCaseSensitive: UsernameConfiguration?.CaseSensitive ?? true,
    settings: { ...settings, ...(UsernameConfiguration && { UsernameConfiguration }) },
  };
}

/** What a pool is made with for good. */
function immutable({ settings: { UsernameConfiguration } }: UserPoolRecord): Record<string, unknown> {
  return UsernameConfiguration === undefined ? {} : { UsernameConfiguration };
}
