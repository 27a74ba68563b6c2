import { RevokeTokenCommand, type UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { awsAnswer } from '../../../shared/aws-errors.ts';
import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { makeUser } from './canary-user.ts';
import { readClient, readPool, steps } from './pool.ts';
import { isSignedIn, shownRefusal, signInBySrp } from './sign-in.ts';
import { claimsOf, renewed } from './tokens.ts';

const step = steps.client;

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

const tokensEnd: Check = async (grader) => {
  const pool = await readPool(grader);
  const client = await readClient(grader);
  const outcome = await signInBySrp(grader, await makeUser(grader, pool), client.ClientId);
  if (!isSignedIn(outcome)) throw new Error(`nobody can sign in any more: ${shownRefusal(outcome)}`);
  grader.log('signed in by SRP');
  const lives = [
    { what: 'an ID token', most: HOUR_S, seconds: lifeOf(outcome.idToken) },
    { what: 'an access token', most: HOUR_S, seconds: lifeOf(outcome.accessToken) },
    { what: 'a refresh token', most: DAY_S, seconds: refreshLife(client) },
  ];
  for (const { what, most, seconds } of lives) {
    if (seconds <= most) continue;
    return fail({
      expected: `${what} that lives for ${shownTime(most)} at most`,
      got: shownTime(seconds),
      why: proven('whoever gets hold of it may use it as long as it lives'),
      fix: `IdTokenValidity 60 and AccessTokenValidity 60 in minutes, RefreshTokenValidity 1 in days; mind TokenValidityUnits, in ${step}`,
    });
  }
  const refused = await revoke(grader, client.ClientId, outcome.refreshToken);
  const after = refused ?? (await renewed(grader, client.ClientId, outcome.refreshToken));
  grader.log('revoked the refresh token, and used it again');
  if (!refused && 'code' in after) return pass();
  return fail({
    expected: 'a refresh token that is revoked is refused',
    got: refused ? shownRefusal(refused) : 'new tokens',
    why: proven('EnableTokenRevocation is off, so signing out takes nothing away'),
    fix: `EnableTokenRevocation: true, in ${step}`,
  });
};

function lifeOf(token: string): number {
  const { exp, iat } = claimsOf(token);
  return Number(exp) - Number(iat);
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TokenValidityUnitsType.html */
function refreshLife({ RefreshTokenValidity = 30, TokenValidityUnits }: UserPoolClientType): number {
  const units: Record<string, number> = { seconds: 1, minutes: 60, hours: HOUR_S, days: DAY_S };
  return RefreshTokenValidity * (units[TokenValidityUnits?.RefreshToken ?? 'days'] ?? DAY_S);
}

function shownTime(seconds: number): string {
  return seconds % HOUR_S === 0 ? `${seconds / HOUR_S} h` : `${Math.round(seconds / 60)} min`;
}

async function revoke({ clients }: Grader, ClientId: string, Token: string) {
  const call = clients.cognito.send(new RevokeTokenCommand({ ClientId, Token }));
  return call.then(
    () => undefined,
    (error: unknown) => {
      const answer = awsAnswer(error);
      if (answer) return answer;
      throw error;
    },
  );
}

export const tokenTimeChecks: Record<string, Check> = { 'COGNITO-02.7': tokensEnd };
