import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import { CourseError } from '../../../shared/errors.ts';
import type { Grader } from '../../check.ts';
import type { CanaryUser } from './canary-user.ts';

/** What somebody gets who has signed in. None of it may be printed. */
export interface Tokens {
  idToken: string;
  accessToken: string;
  refreshToken: string;
}

/** Cognito's no, or a question that it asked first. */
export interface Refused {
  code: string;
  message: string;
}

/**
 * Signs in by SRP as a browser does, with the library that the site uses.
 *
 * @throws CourseError `network` when Cognito gave no answer
 */
export async function signInBySrp(
  { config }: Grader,
  { poolId, signInName, password }: Pick<CanaryUser, 'poolId' | 'signInName' | 'password'>,
  ClientId: string,
): Promise<Tokens | Refused> {
  const Storage = memory();
  const endpoint = config.endpoint === undefined ? undefined : `${config.endpoint}/`;
  const Pool = new CognitoUserPool({ UserPoolId: poolId, ClientId, endpoint, Storage });
  askOnce(Pool);
  const user = new CognitoUser({ Username: signInName, Pool, Storage });
  const details = new AuthenticationDetails({ Username: signInName, Password: password });
  return new Promise((resolve, reject) => {
    const asks = (challenge: string) => () =>
      resolve({ code: challenge, message: 'Cognito wants more than the password' });
    user.authenticateUser(details, {
      onSuccess: (session) =>
        resolve({
          idToken: session.getIdToken().getJwtToken(),
          accessToken: session.getAccessToken().getJwtToken(),
          refreshToken: session.getRefreshToken().getToken(),
        }),
      onFailure: (error: unknown) => {
        const refused = refusalIn(error);
        if (refused) resolve(refused);
        else reject(notJudged(error));
      },
      newPasswordRequired: asks('NEW_PASSWORD_REQUIRED'),
      mfaSetup: asks('MFA_SETUP'),
      mfaRequired: asks('SMS_MFA'),
      totpRequired: asks('SOFTWARE_TOKEN_MFA'),
      selectMFAType: asks('SELECT_MFA_TYPE'),
      customChallenge: asks('CUSTOM_CHALLENGE'),
    });
  });
}

/** Whether somebody has signed in. */
export function isSignedIn(outcome: Tokens | Refused): outcome is Tokens {
  return 'idToken' in outcome;
}

/** What a refusal says: `NotAuthorizedException: Incorrect username or password.` */
export function shownRefusal({ code, message }: Refused): string {
  return `${code}: ${message}`;
}

/** The library asks again five times, for six seconds, even when Cognito has said no. Once is enough. */
function askOnce(pool: CognitoUserPool): void {
  const { client } = pool as unknown as { client: Record<'request' | 'requestWithRetry', unknown> };
  client.requestWithRetry = client.request;
}

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** What of Cognito's errors is about the sign-in; too many calls, or a fault of AWS, are not. */
function refusalIn(error: unknown): Refused | undefined {
  const { code, message } = error as { code?: string; message?: string };
  const isOurs =
    code !== undefined && /Exception$/.test(code) && !/^(TooManyRequests|InternalError)/.test(code);
  return isOurs ? { code, message: String(message) } : undefined;
}

function notJudged(error: unknown): Error {
  const { code, message } = error as { code?: string; message?: string };
  if (code !== 'NetworkError') return error instanceof Error ? error : new Error(String(message));
  return new CourseError('network', 'Cognito gave no answer.', 'Check your connection, then run it again.', {
    cause: error,
  });
}
