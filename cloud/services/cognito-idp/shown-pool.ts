import type { UserPoolDescriptionType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import type { Cloud } from '../../call.ts';
import { poolArn } from './ids.ts';
import { domains, type UserPoolRecord, users } from './state.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html */
export function shownPool(cloud: Cloud, pool: UserPoolRecord): UserPoolType {
  return {
    ...pool.settings,
    ...listed(pool),
    Arn: poolArn(pool, pool.id),
    Policies: pool.policies,
    DeletionProtection: pool.deletionProtection,
    SchemaAttributes: pool.schema,
    MfaConfiguration: 'OFF',
    EstimatedNumberOfUsers: users(cloud, pool.id).size,
    UserPoolTags: pool.tags,
    AdminCreateUserConfig: pool.adminCreateUser,
    ...(pool.accountRecovery && { AccountRecoverySetting: pool.accountRecovery }),
    ...signInNames(pool),
    ...(prefixOf(cloud, pool.id) && { Domain: prefixOf(cloud, pool.id) }),
  };
}

/** As ListUserPools shows it. */
export function listed(pool: UserPoolRecord): UserPoolDescriptionType {
  return {
    Id: pool.id,
    Name: pool.name,
    LambdaConfig: {},
    LastModifiedDate: new Date(pool.lastModifiedAt),
    CreationDate: new Date(pool.createdAt),
  };
}

/** The prefix of the pool's domain. A pool has one at the most. */
export function prefixOf(cloud: Cloud, poolId: string): string | undefined {
  return [...domains(cloud).values()].find((domain) => domain.poolId === poolId)?.domain;
}

/** Lists that are empty are not shown. */
function signInNames(pool: UserPoolRecord): UserPoolType {
  const lists = {
    AutoVerifiedAttributes: pool.autoVerifiedAttributes,
    AliasAttributes: pool.aliasAttributes,
    UsernameAttributes: pool.usernameAttributes,
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
