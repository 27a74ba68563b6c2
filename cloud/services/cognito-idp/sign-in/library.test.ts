import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import {
  AuthenticationDetails,
  CognitoUser,
  type CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
} from 'amazon-cognito-identity-js';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser, EMAIL, newestCode, newTestPool, PASSWORD, type TestPool } from './testing.ts';

/** The browser's library, unchanged, against the cloud. https://www.npmjs.com/package/amazon-cognito-identity-js */
let pool: TestPool;

beforeAll(async () => {
  pool = await newTestPool();
});
afterAll(() => pool.test.cloud.close());

describe('amazon-cognito-identity-js', () => {
  it('signs a user in with SRP, and learns who it is', async () => {
    const user = userOf(EMAIL);
    const session = await authenticate(user, PASSWORD);
    expect(session.isValid()).toBe(true);
    expect(session.getIdToken().payload).toMatchObject({
      email: EMAIL,
      email_verified: true,
      aud: pool.clientId,
    });
    const attributes = await promised<CognitoUserAttribute[]>((done) => user.getUserAttributes(done));
    expect(attributes?.find(({ Name }) => Name === 'email')?.Value).toBe(EMAIL);
  });

  it('is told that a password is wrong, and that a user is not there, in the same words', async () => {
    const wrong = { code: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    await expect(authenticate(userOf(EMAIL), 'Wrong-Horse-99')).rejects.toMatchObject(wrong);
    // A client that was made without PreventUserExistenceErrors says which it is.
    await expect(authenticate(userOf('bob@example.com'), PASSWORD)).rejects.toMatchObject({
      code: 'UserNotFoundException',
      message: 'User does not exist.',
    });
  });

  it('signs in often: no exchange fails for a number that begins with a zero or a high bit', async () => {
    for (let round = 0; round < 8; round += 1) {
      await expect(authenticate(userOf(EMAIL), PASSWORD)).resolves.toBeDefined();
    }
  });

  it('changes a temporary password, once', async () => {
    await addUser(pool, 'new@example.com', true);
    const user = userOf('new@example.com');
    const asked = await authenticate(user, PASSWORD).catch((challenge: unknown) => challenge);
    expect(asked).toEqual({ newPasswordRequired: { email: 'new@example.com', email_verified: 'true' } });
    const refused = completed(user, 'short');
    await expect(refused).rejects.toMatchObject({ code: 'InvalidPasswordException' });
    expect((await completed(user, 'Another-Horse-7')).isValid()).toBe(true);
    await expect(completed(user, 'Third-Horse-77')).rejects.toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    });
    expect((await authenticate(userOf('new@example.com'), 'Another-Horse-7')).isValid()).toBe(true);
  });

  it('refreshes a session, which keeps its beginning', async () => {
    const user = userOf(EMAIL);
    const first = await authenticate(user, PASSWORD);
    pool.test.cloud.clock.advance(60_000);
    const second = await promised<CognitoUserSession>((done) =>
      user.refreshSession(first.getRefreshToken(), done),
    );
    const [before, after] = [first, second].map((session) =>
      decodeJwt(session?.getIdToken().getJwtToken() ?? ''),
    );
    expect(after?.auth_time).toBe(before?.auth_time);
    expect(after?.origin_jti).toBe(before?.origin_jti);
    expect(after?.jti).not.toBe(before?.jti);
    expect((after?.iat ?? 0) - (before?.iat ?? 0)).toBeGreaterThanOrEqual(60);
  });

  it('signs out: here, and everywhere', async () => {
    const [here, there] = [userOf(EMAIL), userOf(EMAIL)];
    const ended = await authenticate(here, PASSWORD);
    const elsewhere = await authenticate(there, PASSWORD);
    await promised((done) => here.signOut(() => done(undefined, true)));
    await expect(refreshed(ended)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
    await promised((done) => there.getUserAttributes(done));
    await promised((done) =>
      there.globalSignOut({ onSuccess: (text) => done(undefined, text), onFailure: (error) => done(error) }),
    );
    await expect(refreshed(elsewhere)).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
  });

  it('resets a forgotten password with the code of the cloud’s log, and changes one', async () => {
    await addUser(pool, 'eva@example.com');
    const user = userOf('eva@example.com');
    await promised((done) =>
      user.forgotPassword({ onSuccess: (data) => done(undefined, data), onFailure: (error) => done(error) }),
    );
    const confirm = (code: string) =>
      promised((done) =>
        user.confirmPassword(code, 'Fresh-Horse-55', {
          onSuccess: (text) => done(undefined, text),
          onFailure: (error) => done(error),
        }),
      );
    await expect(confirm('00000')).rejects.toMatchObject({ code: 'CodeMismatchException' });
    await confirm(newestCode(pool));
    await expect(authenticate(user, PASSWORD)).rejects.toMatchObject({ code: 'NotAuthorizedException' });
    const signedIn = userOf('eva@example.com');
    await authenticate(signedIn, 'Fresh-Horse-55');
    const change = (old: string) => promised((done) => signedIn.changePassword(old, 'Newest-Horse-56', done));
    await expect(change(PASSWORD)).rejects.toMatchObject({ message: 'Incorrect username or password.' });
    await expect(change('Fresh-Horse-55')).resolves.toBe('SUCCESS');
  });
});

function userOf(email: string): CognitoUser {
  const memory = new Map<string, string>();
  const Storage = {
    setItem: (key: string, value: string) => void memory.set(key, value),
    getItem: (key: string) => memory.get(key) ?? null,
    removeItem: (key: string) => void memory.delete(key),
    clear: () => memory.clear(),
  };
  const endpoint = pool.test.cloud.url;
  const Pool = new CognitoUserPool({ UserPoolId: pool.poolId, ClientId: pool.clientId, endpoint, Storage });
  return new CognitoUser({ Username: email, Pool, Storage });
}

/** By the SDK: the library tries a refusal again for seconds. */
function refreshed(session: CognitoUserSession) {
  const AuthParameters = { REFRESH_TOKEN: session.getRefreshToken().getToken() };
  const input = { AuthFlow: 'REFRESH_TOKEN_AUTH' as const, ClientId: pool.clientId, AuthParameters };
  return pool.sdk.send(new InitiateAuthCommand(input));
}

function authenticate(user: CognitoUser, Password: string): Promise<CognitoUserSession> {
  return new Promise((onSuccess, onFailure) => {
    const details = new AuthenticationDetails({ Username: user.getUsername(), Password });
    const newPasswordRequired = (attributes: unknown) => onFailure({ newPasswordRequired: attributes });
    user.authenticateUser(details, { onSuccess, onFailure, newPasswordRequired });
  });
}

function completed(user: CognitoUser, password: string): Promise<CognitoUserSession> {
  return new Promise((onSuccess, onFailure) => {
    user.completeNewPasswordChallenge(password, {}, { onSuccess, onFailure });
  });
}

function promised<Result>(
  call: (done: (error?: Error | null, result?: Result | null) => void) => void,
): Promise<Result | undefined> {
  return new Promise((resolve, reject) => {
    call((error, result) => (error ? reject(error) : resolve(result ?? undefined)));
  });
}
