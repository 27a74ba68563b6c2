import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
} from 'node:crypto';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { userPoolIssuer } from '../../../shared/cognito-address.ts';
import type { Grader } from '../../check.ts';
import type { Refused } from './sign-in.ts';

/** What a token says; nothing of it is checked. */
export function claimsOf(token: string): Record<string, unknown> {
  return part(token, 1);
}

/** Uses a refresh token: the new ID token, or Cognito's no. */
export async function renewed(
  { clients }: Grader,
  ClientId: string,
  refreshToken: string,
): Promise<{ idToken: string } | Refused> {
  const AuthParameters = { REFRESH_TOKEN: refreshToken };
  const command = new InitiateAuthCommand({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters });
  try {
    const { AuthenticationResult } = await clients.cognito.send(command);
    return { idToken: String(AuthenticationResult?.IdToken) };
  } catch (error) {
    const { code = '', message = '' } = awsAnswer(error) ?? {};
    if (/^(NotAuthorized|InvalidParameter|UnsupportedOperation)Exception$/.test(code))
      return { code, message };
    throw error;
  }
}

/** A token that must open nothing. */
export interface BadToken {
  /** `an ID token signed with another key` */
  what: string;
  token: string;
}

/**
 * Forgeries of a good ID token, made of what everybody may know.
 *
 * @param foreign an ID token of another pool
 */
export async function badTokens(
  grader: Grader,
  poolId: string,
  good: string,
  foreign: string,
): Promise<BadToken[]> {
  const claims = claimsOf(good);
  const header = part(good, 0);
  const [head, , signature] = good.split('.');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const long = Math.floor(Date.now() / 1000) - 30 * 86_400;
  const expired = { ...claims, auth_time: long - 3600, iat: long - 3600, exp: long };
  const changed = { ...claims, email: 'somebody.else@example.com', exp: Number(claims.exp) + 86_400 };
  return [
    { what: 'something that is no token', token: 'not-a-token' },
    {
      what: 'an ID token without a signature (alg: none)',
      token: `${joined({ ...header, alg: 'none' }, claims)}.`,
    },
    { what: 'an ID token signed with another key', token: signed(header, claims, privateKey) },
    {
      what: 'an ID token signed by HS256 with the public key',
      token: await byPublicKey(grader, poolId, header, claims),
    },
    { what: 'an ID token whose claims were changed', token: `${head}.${encoded(changed)}.${signature}` },
    // Authentic ones end after five minutes at the earliest, too long to wait for: this one is forged besides.
    { what: 'an ID token that expired a month ago', token: signed(header, expired, privateKey) },
    { what: 'an ID token of another user pool', token: foreign },
  ];
}

function part(token: string, index: number): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
  } catch {
    return {};
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function joined(header: object, claims: object): string {
  return `${encoded(header)}.${encoded(claims)}`;
}

function signed(header: object, claims: object, key: KeyObject): string {
  const text = joined(header, claims);
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

/** Who lets the token choose how it is checked takes the public key, which everybody has, for a secret. */
async function byPublicKey(
  { request, config }: Grader,
  poolId: string,
  header: Record<string, unknown>,
  claims: object,
): Promise<string> {
  const answer = await request(`${userPoolIssuer(config, poolId)}/.well-known/jwks.json`);
  const { keys = [] } = JSON.parse(answer.text()) as { keys?: (JsonWebKey & { kid?: string })[] };
  const key = keys.find(({ kid }) => kid === header.kid) ?? keys[0] ?? {};
  const secret = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const text = joined({ ...header, alg: 'HS256' }, claims);
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}
