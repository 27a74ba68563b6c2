import type { UserPoolRecord } from './state.ts';

/** For tests: a pool whose users sign in with an e-mail address, as a record. */
export function poolRecord(
  own: Pick<UserPoolRecord, 'id' | 'name'> & Partial<UserPoolRecord>,
): UserPoolRecord {
  return {
    account: '000000000000',
    region: 'us-east-1',
    createdAt: 0,
    lastModifiedAt: 0,
    deletionProtection: 'INACTIVE',
    policies: {},
    schema: [],
    adminCreateUser: {},
    accountRecovery: undefined,
    autoVerifiedAttributes: [],
    aliasAttributes: [],
    usernameAttributes: ['email'],
    usernamesAreCaseSensitive: false,
    tags: {},
    settings: {},
    ...own,
  };
}
