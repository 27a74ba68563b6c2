import { completeNewPassword } from '../../services/cognito-idp/sign-in/password.ts';
import { type UserRecord, users } from '../../services/cognito-idp/state.ts';
import type { HttpResponse } from '../../wire/http.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { signedIn } from './authorize.ts';
import { newPasswordPage, signInPage } from './sign-in-forms.ts';
import { problemOf } from './sign-in-problem.ts';
import { tickets } from './tickets.ts';
import type { Visit } from './visit.ts';

/** A user who gave the temporary password, and for which client. */
interface Challenge {
  sub: string;
  clientId: string;
}

const DEFAULT_SESSION_MINUTES = 3;

/** Asks a user who gave the temporary password for a new one. */
export function demandNewPassword(visit: Visit, asked: AuthorizationRequest, user: UserRecord): HttpResponse {
  const { ClientId, AuthSessionValidity = DEFAULT_SESSION_MINUTES } = asked.client;
  const session = challenges(visit).issue(
    { sub: user.sub, clientId: ClientId },
    AuthSessionValidity * 60_000,
  );
  return newPasswordPage(visit, asked, { session });
}

/** Takes the new password and ends the sign-in. */
export function changePassword(
  visit: Visit,
  asked: AuthorizationRequest,
  form: URLSearchParams,
): HttpResponse {
  const session = form.get('session') ?? '';
  const user = challengedUser(visit, asked, session);
  if (!user) {
    return signInPage(visit, asked, {
      status: 400,
      problem: 'Invalid session for the user, session is expired.',
    });
  }
  const again = (problem: string) => newPasswordPage(visit, asked, { status: 400, problem, session });
  const password = form.get('new_password') ?? '';
  if (password !== form.get('confirm_password')) return again('The two passwords are not the same.');
  try {
    const changed = completeNewPassword(visit.cloud, visit.pool, asked.client, user, password);
    challenges(visit).redeem(session);
    return signedIn(visit, asked, { user: changed, authTime: visit.cloud.clock.now() });
  } catch (error) {
    return again(problemOf(error));
  }
}

function challengedUser(visit: Visit, asked: AuthorizationRequest, session: string): UserRecord | undefined {
  const challenge = challenges(visit).read(session);
  if (challenge?.clientId !== asked.client.ClientId) return undefined;
  const user = users(visit.cloud, visit.pool.id).get(challenge.sub);
  return user?.enabled ? user : undefined;
}

function challenges({ cloud, pool }: Visit) {
  return tickets<Challenge>(cloud, 'hosted-challenges', pool.id);
}
