import type {
  AccountRecoverySettingType,
  AdminCreateUserConfigType,
  GroupType,
  ResourceServerType,
  SchemaAttributeType,
  UserPoolClientType,
  UserPoolPolicyType,
  UserStatusType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';

/** A user pool. Shapes are the SDK's own; times are milliseconds since 1970. Defaults are filled in when it is made. */
export interface UserPoolRecord {
  /** `us-east-1_Ab12Cd34E`: unique everywhere. */
  id: string;
  account: string;
  region: string;
  name: string;
  createdAt: number;
  lastModifiedAt: number;
  deletionProtection: 'ACTIVE' | 'INACTIVE';
  policies: UserPoolPolicyType;
  schema: SchemaAttributeType[];
  adminCreateUser: AdminCreateUserConfigType;
  accountRecovery: AccountRecoverySettingType | undefined;
  autoVerifiedAttributes: string[];
  aliasAttributes: string[];
  usernameAttributes: string[];
  /** True unless the pool says otherwise, as on AWS; if false, names and aliases are compared in lower case. */
  usernamesAreCaseSensitive: boolean;
  tags: Record<string, string>;
  /** Whatever else DescribeUserPool gives back as it was set, JSON in the SDK's shape (EmailConfiguration, …). */
  settings: Record<string, unknown>;
}

/** An app client as DescribeUserPoolClient shows it, its times as milliseconds. */
export interface UserPoolClientRecord
  extends Omit<UserPoolClientType, 'CreationDate' | 'LastModifiedDate' | 'ClientId' | 'UserPoolId'> {
  ClientId: string;
  UserPoolId: string;
  createdAt: number;
  lastModifiedAt: number;
}

export interface UserRecord {
  /** The key of the collection, and the claim `sub`. */
  sub: string;
  /** What SRP calls USER_ID_FOR_SRP: the name, or the sub in a pool whose users sign in with an e-mail address. */
  username: string;
  enabled: boolean;
  status: UserStatusType;
  /** With `sub`, and `email_verified` and the like as "true" or "false". */
  attributes: Record<string, string>;
  createdAt: number;
  lastModifiedAt: number;
  /** What SRP keeps in place of a password, in hexadecimal. Absent until one is set. */
  password?: { salt: string; verifier: string };
  /** When a temporary password stops working. */
  temporaryPasswordExpiresAt?: number;
  /** Failed sign-ins in a row, and until when the next is refused. */
  failedSignIns: number;
  lockedUntil: number;
  /** The last sign-in with a password that did not succeed. */
  lastAttemptAt?: number;
  /** Names of the groups, in no order. */
  groups: string[];
  /** Tokens issued before this are revoked by a global sign-out; 0 at first. */
  signedOutAt: number;
}

export type GroupRecord = Omit<GroupType, 'CreationDate' | 'LastModifiedDate'> & {
  GroupName: string;
  createdAt: number;
  lastModifiedAt: number;
};

export interface DomainRecord {
  domain: string;
  poolId: string;
  account: string;
  region: string;
  managedLoginVersion: number;
}

/** By id. */
export function userPools(cloud: Cloud): Collection<UserPoolRecord> {
  return cloud.store.collection('cognito-idp/pools');
}

/** Every app client of the cloud by its id, which is unique everywhere: public operations name nothing else. */
export function clients(cloud: Cloud): Collection<UserPoolClientRecord> {
  return cloud.store.collection('cognito-idp/clients');
}

/** By `sub`. */
export function users(cloud: Cloud, poolId: string): Collection<UserRecord> {
  return cloud.store.collection('cognito-idp/users', poolId);
}

/** By name. */
export function groups(cloud: Cloud, poolId: string): Collection<GroupRecord> {
  return cloud.store.collection('cognito-idp/groups', poolId);
}

/** By identifier. */
export function resourceServers(cloud: Cloud, poolId: string): Collection<ResourceServerType> {
  return cloud.store.collection('cognito-idp/resource-servers', poolId);
}

/** By prefix: it is unique in a region, so the key is `REGION/PREFIX`. */
export function domains(cloud: Cloud): Collection<DomainRecord> {
  return cloud.store.collection('cognito-idp/domains');
}
