import { createHash, randomBytes } from 'node:crypto';
import { digestOf, fromHex, g, modPow, toBytes } from './group.ts';

/** Whose a password is, and which. */
export interface PasswordOwner {
  poolId: string;
  /** What the challenge calls USER_ID_FOR_SRP. */
  userId: string;
  password: string;
}

/** What is kept of a password: it proves that somebody knows it, and does not tell it. In hexadecimal. */
export interface PasswordVerifier {
  salt: string;
  verifier: string;
}

const SALT_BYTES = 16;

/**
 * What a pool keeps in place of a password: the verifier of SRP-6a, with a new salt.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
 */
export function passwordVerifier(owner: PasswordOwner): PasswordVerifier {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return { salt, verifier: verifierOf(owner, salt).toString(16) };
}

/** Whether a password in clear text is the one that a verifier was made of. */
export function isPassword(owner: PasswordOwner, { salt, verifier }: PasswordVerifier): boolean {
  return verifierOf(owner, salt) === fromHex(verifier);
}

/** The part of a pool's id that SRP takes: what follows the region. */
export function poolNameOf(poolId: string): string {
  return poolId.slice(poolId.indexOf('_') + 1);
}

/** g to the power of x, x = H(salt | H(pool | user | ":" | password)). */
function verifierOf({ poolId, userId, password }: PasswordOwner, salt: string): bigint {
  const identity = createHash('sha256')
    .update(`${poolNameOf(poolId)}${userId}:${password}`)
    .digest();
  return modPow(g, digestOf(toBytes(fromHex(salt)), identity));
}
