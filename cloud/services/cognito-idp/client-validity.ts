import { invalidParameter } from './refusals.ts';
import { type TokenTimes, validityOf } from './tokens/validity.ts';

const DAY = 86_400;
const SHORT = { least: 5 * 60, most: DAY };
const REFRESH_DAYS = 30;
const REFRESH = { least: 60 * 60, most: 3650 * DAY };

/**
 * Five minutes to a day for ID and access tokens; an hour to ten years, and not less than those, for refresh tokens.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TokenValidityUnitsType.html
 *
 * @throws AwsError InvalidParameterException
 */
export function checkValidity(client: TokenTimes): void {
  const { access, id, refresh } = validityOf({ ...client, RefreshTokenValidity: refreshValidity(client) });
  const fits = within(access, SHORT) && within(id, SHORT) && within(refresh, REFRESH);
  if (!fits || refresh < Math.max(access, id)) throw invalidParameter('Invalid range for token validity.');
}

/** 30, in the client's own unit, when nothing (or 0) is said. */
export function refreshValidity({ RefreshTokenValidity }: TokenTimes): number {
  return RefreshTokenValidity || REFRESH_DAYS;
}

function within(seconds: number, { least, most }: { least: number; most: number }): boolean {
  return seconds >= least && seconds <= most;
}
