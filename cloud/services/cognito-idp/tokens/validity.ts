import type { UserPoolClientRecord } from '../state.ts';

/** What a client says of it. */
export type TokenTimes = Pick<
  UserPoolClientRecord,
  'IdTokenValidity' | 'AccessTokenValidity' | 'RefreshTokenValidity' | 'TokenValidityUnits'
>;

/** How long each kind of token of a client is good, in seconds. */
export interface TokenValidity {
  id: number;
  access: number;
  refresh: number;
}

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;
const HOUR = SECONDS.hours;
const THIRTY_DAYS = 30 * SECONDS.days;

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TokenValidityUnitsType.html */
export function validityOf(client: TokenTimes): TokenValidity {
  const { IdToken = 'hours', AccessToken = 'hours', RefreshToken = 'days' } = client.TokenValidityUnits ?? {};
  return {
    id: client.IdTokenValidity ? client.IdTokenValidity * SECONDS[IdToken] : HOUR,
    access: client.AccessTokenValidity ? client.AccessTokenValidity * SECONDS[AccessToken] : HOUR,
    refresh: client.RefreshTokenValidity ? client.RefreshTokenValidity * SECONDS[RefreshToken] : THIRTY_DAYS,
  };
}
