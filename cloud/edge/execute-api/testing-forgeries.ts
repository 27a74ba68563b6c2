import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export type Json = Record<string, unknown>;

/** For tests: what a forger has, who knows a good token and all that is public. */
export const forger = generateKeyPairSync('rsa', { modulusLength: 2048 });

export function part(value: object | string): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

export function headerOfToken(token: string): Json {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
}

export function claimsOf(token: string): Json {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** A token without what the name says. */
export function without(values: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

/** RS256 by the forger's own key. */
export function bySomeKey(header: object, payload: object, key: KeyObject = forger.privateKey): string {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), key).toString('base64url')}`;
}

/** HS256 by a text: a verifier that lets the token choose takes a public key for the secret. */
export function bySecret(header: Json, payload: object, secret: string): string {
  const input = `${part({ ...header, alg: 'HS256' })}.${part(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** Unsigned, in a spelling of `none`. */
export function unsigned(token: string, alg: string, signature = ''): string {
  return `${part({ ...headerOfToken(token), alg })}.${token.split('.')[1]}.${signature}`;
}

/** Changes the bits of a token's last character that no decoder looks at. */
export function withSpareBits(token: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(token.slice(-1));
  return `${token.slice(0, -1)}${alphabet[last ^ 1]}`;
}

/** A random text generator that gives the same numbers each time (xorshift), each from 0 to `below` - 1. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
