import { createHmac, randomBytes } from 'node:crypto';
import type { Cloud } from '../../../call.ts';
import type { UserPoolRecord } from '../state.ts';

/** What a challenge is made of. */
export interface SrpIdentity {
  userId: string;
  salt: string;
  verifier: string;
}

const KEY = 'key';
const SALT_DIGITS = 32;

/**
 * A user who is not there, for clients that must not learn it: the same name always gets the same identity, in the form
 * that the pool's real ones have.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function pretendedIdentity(cloud: Cloud, pool: UserPoolRecord, username: string): SrpIdentity {
  const derive = (purpose: string) =>
    createHmac('sha256', secretOf(cloud, pool)).update(`${purpose}:${username}`).digest('hex');
  return {
    userId: pool.usernameAttributes.length > 0 ? asUuid(derive('id')) : username,
    salt: derive('salt').slice(0, SALT_DIGITS),
    verifier: derive('verifier'),
  };
}

/** A name that can be guessed must not give away that its identity is made up: the key is the pool's own. */
function secretOf(cloud: Cloud, { id }: UserPoolRecord): string {
  const secrets = cloud.store.collection<string>('cognito-idp/pretence', id);
  const known = secrets.get(KEY) ?? randomBytes(32).toString('hex');
  if (!secrets.has(KEY)) secrets.set(KEY, known);
  return known;
}

function asUuid(hex: string): string {
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
