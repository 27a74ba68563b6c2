import type { Cloud } from '../call.ts';
import { findStoredCredential } from '../services/iam/credentials.ts';
import type { Principal } from './principal.ts';
import { rootOf } from './root.ts';
import type { KnownSecret } from './signature-types.ts';

/** An access key: what verifies its signatures, and whose it is. */
export interface Credential {
  secret: KnownSecret;
  principal: Exclude<Principal, { type: 'Anonymous' | 'Service' | 'OriginAccessIdentity' }>;
  /** Told of each call that was signed with it: IAM answers when a key or a role was last used. */
  noteUse?(service: string, region: string): void;
}

const ADMINISTRATOR_SECRET = 'test';
const DEFAULT_ACCOUNT = '000000000000';

/**
 * Finds whose an access key is: `test` is the administrator of account 000000000000, twelve digits the
 * administrator of that account, every other key was made by IAM or STS.
 */
export function findCredential(cloud: Cloud, accessKeyId: string): Credential | undefined {
  const account = accessKeyId === 'test' ? DEFAULT_ACCOUNT : /^\d{12}$/.exec(accessKeyId)?.[0];
  return account ? administrator(account, accessKeyId) : findStoredCredential(cloud, accessKeyId);
}

function administrator(account: string, accessKeyId: string): Credential {
  return {
    secret: { secretAccessKey: ADMINISTRATOR_SECRET },
    principal: rootOf(account, accessKeyId),
  };
}
