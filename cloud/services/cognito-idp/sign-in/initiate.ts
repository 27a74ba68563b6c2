import type { AuthenticationResultType, ChallengeNameType } from '@aws-sdk/client-cognito-identity-provider';
import type { Cloud } from '../../../call.ts';
import { notImplemented } from '../../../errors.ts';
import { type IssuedTokens, issueTokens } from '../tokens/issue.ts';
import { ownerOfRefreshToken, refreshTokens } from '../tokens/refresh.ts';
import { type App, checkSecretHash } from './app.ts';
import type { Flow } from './flows.ts';
import { askNewPassword, takeNewPassword } from './new-password.ts';
import { refuseDevice, required } from './parameters.ts';
import { type PasswordOutcome, signInWithPassword } from './password.ts';
import { beginSrp, finishSrp } from './srp-flow.ts';

/** What a sign-in, or an answer to a challenge, leads to: tokens, or the next challenge. */
export interface SignInStep {
  ChallengeName?: ChallengeNameType;
  Session?: string;
  ChallengeParameters: Record<string, string>;
  AuthenticationResult?: AuthenticationResultType;
}

type Parameters = Record<string, string>;

/**
 * The beginning of a sign-in, whoever calls.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 *
 * @throws AwsError as the flow does
 */
export async function initiate(
  cloud: Cloud,
  app: App,
  flow: Flow,
  parameters: Parameters,
): Promise<SignInStep> {
  refuseDevice(parameters, 'AuthParameters');
  if (flow === 'refresh') return signedIn(await refresh(cloud, app, parameters));
  checkSecretHash(app.client, parameters.SECRET_HASH, required(parameters, 'USERNAME'));
  if (flow === 'srp') {
    return { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: beginSrp(cloud, app, parameters) };
  }
  const username = required(parameters, 'USERNAME');
  const password = required(parameters, 'PASSWORD');
  return goOn(cloud, app, signInWithPassword(cloud, app.pool, app.client, username, password));
}

/**
 * The answer to a challenge, whoever calls.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 *
 * @throws AwsError as the challenge does, NotImplemented for challenges that no pool here gives
 */
export async function respond(
  cloud: Cloud,
  app: App,
  name: ChallengeNameType,
  responses: Parameters,
  session = '',
): Promise<SignInStep> {
  refuseDevice(responses, 'ChallengeResponses');
  checkSecretHash(app.client, responses.SECRET_HASH, required(responses, 'USERNAME'));
  switch (name) {
    case 'PASSWORD_VERIFIER':
      return goOn(cloud, app, finishSrp(cloud, app, responses));
    case 'NEW_PASSWORD_REQUIRED': {
      const user = takeNewPassword(cloud, app, session, responses);
      return goOn(cloud, app, { kind: 'user', user });
    }
    default:
      throw notImplemented(`the challenge ${name}`);
  }
}

async function goOn(cloud: Cloud, app: App, { kind, user }: PasswordOutcome): Promise<SignInStep> {
  if (kind === 'newPasswordRequired') return askNewPassword(cloud, app, user);
  const request = { ...app, user, authTime: cloud.clock.now(), withRefreshToken: true };
  return signedIn(await issueTokens(cloud, request));
}

async function refresh(cloud: Cloud, { pool, client }: App, parameters: Parameters): Promise<IssuedTokens> {
  const token = required(parameters, 'REFRESH_TOKEN');
  const { SECRET_HASH: hash } = parameters;
  // Whose name is hashed can only be told from the token.
  if (hash === undefined) checkSecretHash(client, hash);
  else {
    const { user } = ownerOfRefreshToken(cloud, pool, client, token);
    checkSecretHash(client, hash, user.username);
  }
  return refreshTokens(cloud, pool, client, token);
}

function signedIn(tokens: IssuedTokens): SignInStep {
  return { ChallengeParameters: {}, AuthenticationResult: authenticationResult(tokens) };
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AuthenticationResultType.html */
export function authenticationResult(tokens: IssuedTokens): AuthenticationResultType {
  const { accessToken, expiresIn, refreshToken, idToken } = tokens;
  return {
    AccessToken: accessToken,
    ExpiresIn: expiresIn,
    TokenType: 'Bearer',
    ...(refreshToken && { RefreshToken: refreshToken }),
    ...(idToken && { IdToken: idToken }),
  };
}
