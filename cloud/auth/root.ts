import type { Principal } from './principal.ts';

/**
 * An account's administrator.
 *
 * @param accessKeyId empty when the cloud itself acts for the account
 */
export function rootOf(account: string, accessKeyId = ''): Extract<Principal, { type: 'Root' }> {
  return { type: 'Root', account, arn: `arn:aws:iam::${account}:root`, userId: account, accessKeyId };
}
