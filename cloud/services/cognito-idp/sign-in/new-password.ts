import type { Cloud } from '../../../call.ts';
import { peekUser } from '../find.ts';
import { notAuthorized } from '../refusals.ts';
import type { UserRecord } from '../state.ts';
import type { App } from './app.ts';
import { findChallenge, openChallenge, useUp } from './challenges.ts';
import { missingAttributes } from './first-attributes.ts';
import { required } from './parameters.ts';
import { completeNewPassword } from './password.ts';

const ATTRIBUTE = 'userAttributes.';

/** The challenge that a user meets whose password is a temporary one. */
export interface NewPasswordChallenge {
  ChallengeName: 'NEW_PASSWORD_REQUIRED';
  Session: string;
  ChallengeParameters: Record<string, string>;
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export function askNewPassword(cloud: Cloud, app: App, user: UserRecord): NewPasswordChallenge {
  const { sub: _, ...attributes } = user.attributes;
  const missing = missingAttributes(app.pool, user).map((name) => `${ATTRIBUTE}${name}`);
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: openChallenge(cloud, app, { name: 'NEW_PASSWORD_REQUIRED', userId: user.username }),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(missing),
      userAttributes: JSON.stringify(attributes),
    },
  };
}

/**
 * The answer to NEW_PASSWORD_REQUIRED. A password that the policy refuses leaves the session as it was.
 *
 * @throws AwsError NotAuthorizedException, InvalidPasswordException, InvalidParameterException
 */
export function takeNewPassword(
  cloud: Cloud,
  app: App,
  session: string,
  responses: Record<string, string>,
): UserRecord {
  const username = required(responses, 'USERNAME');
  const password = required(responses, 'NEW_PASSWORD');
  const challenge = findChallenge(cloud, app, 'NEW_PASSWORD_REQUIRED', session);
  const user = peekUser(cloud, app.pool, username);
  if (user?.username !== challenge.userId || user.status !== 'FORCE_CHANGE_PASSWORD') {
    throw notAuthorized('Invalid session for the user.');
  }
  if (!user.enabled) throw notAuthorized('User is disabled.');
  const given = Object.entries(responses).filter(([name]) => name.startsWith(ATTRIBUTE));
  const attributes = Object.fromEntries(given.map(([name, value]) => [name.slice(ATTRIBUTE.length), value]));
  const confirmed = completeNewPassword(cloud, app.pool, app.client, user, password, attributes);
  useUp(cloud, app, session);
  return confirmed;
}
