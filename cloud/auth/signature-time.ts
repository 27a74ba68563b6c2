import { formatAmzDate, parseAmzDate } from './amz-date.ts';
import type { FullCredentialScope } from './credential-scope.ts';
import type { Refusals } from './refusals.ts';
import type { SignedParts } from './signed-parts.ts';

const SKEW_MILLISECONDS = 15 * 60 * 1000;
const SKEW_SECONDS = SKEW_MILLISECONDS / 1000;
const WEEK_SECONDS = 604_800;

/**
 * When a request says that it was signed, in milliseconds since 1970.
 *
 * @throws AwsError when the date cannot be read or is not the scope's
 */
export function signedAt(parts: SignedParts, scope: FullCredentialScope, refusals: Refusals): number {
  const { place, date } = parts;
  const time = parseAmzDate(date) ?? (place === 'header' ? httpDate(date) : undefined);
  if (time === undefined) throw refusals.badTimestamp(place, date);
  const timestamp = formatAmzDate(time);
  if (timestamp.slice(0, 8) !== scope.date) throw refusals.wrongDate(place, scope.date, timestamp);
  return time;
}

/**
 * Refuses what is too old or from the future: 15 minutes both ways for a header, X-Amz-Expires for a URL.
 *
 * @param time when it was signed, in milliseconds since 1970
 */
export function checkTime(parts: SignedParts, time: number, now: number, refusals: Refusals): void {
  const lifetime = readExpires(parts.expires, refusals) ?? SKEW_SECONDS;
  if (time - now > SKEW_MILLISECONDS) throw refusals.notYetValid(parts.place, time, now);
  if (now - time > lifetime * 1000) throw refusals.tooOld(parts.place, time, lifetime, now);
}

/** Seconds of X-Amz-Expires. */
export function readExpires(expires: string | undefined, refusals: Refusals): number | undefined {
  if (expires === undefined) return undefined;
  const seconds = /^\d+$/.test(expires) ? Number(expires) : 0;
  if (seconds < 1 || seconds > WEEK_SECONDS) throw refusals.badExpires(expires);
  return seconds;
}

function httpDate(text: string): number | undefined {
  const time = Date.parse(text);
  return /GMT$/.test(text) && !Number.isNaN(time) ? time : undefined;
}
