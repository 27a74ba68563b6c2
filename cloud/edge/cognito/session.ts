import { type UserRecord, users } from '../../services/cognito-idp/state.ts';
import { endedCookie, hostCookie } from './cookies.ts';
import { tickets } from './tickets.ts';
import { cookieOf, type Visit } from './visit.ts';

const COOKIE = 'cognito';
const HOUR_SECONDS = 3600;

interface Session {
  sub: string;
  /** When the password was given, milliseconds since 1970. */
  authTime: number;
}

/** A user whom a browser has signed in, and when. */
export interface SignedIn {
  user: UserRecord;
  authTime: number;
}

/**
 * Whoever signed in with this browser within the hour before; using the session makes it no longer.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
 */
export function currentSession(visit: Visit): SignedIn | undefined {
  const secret = cookieOf(visit, COOKIE);
  const session = secret ? sessions(visit).read(secret) : undefined;
  if (!session) return undefined;
  const user = users(visit.cloud, visit.pool.id).get(session.sub);
  return user && isWelcome(user) ? { user, authTime: session.authTime } : undefined;
}

/**
 * Whether a user who has signed in may go on: not when disabled, nor before a password that was reset is a new one.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
 */
export function isWelcome({ enabled, status }: UserRecord): boolean {
  return enabled && status === 'CONFIRMED';
}

/** @returns the cookie of the new session */
export function startSession(visit: Visit, { user, authTime }: SignedIn): string {
  endSession(visit);
  const secret = sessions(visit).issue({ sub: user.sub, authTime }, HOUR_SECONDS * 1000);
  return hostCookie(COOKIE, secret, HOUR_SECONDS);
}

/** @returns the cookie that takes the session's back */
export function endSession(visit: Visit): string {
  const secret = cookieOf(visit, COOKIE);
  if (secret) sessions(visit).redeem(secret);
  return endedCookie(COOKIE);
}

function sessions({ cloud, pool }: Visit) {
  return tickets<Session>(cloud, 'hosted-sessions', pool.id);
}
