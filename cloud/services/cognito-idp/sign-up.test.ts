import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { EMAIL, newestCode, PASSWORD, passingSignInPool, signIn, type TestPool } from './sign-in/testing.ts';

const BOB = 'bob@example.com';
const HOUR = 60 * 60 * 1000;
const open = { pool: { AutoVerifiedAttributes: ['email' as const] } };
const mismatch = {
  name: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
};
const expired = {
  name: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
};
const limit = {
  name: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
};

function signUp({ sdk, clientId }: TestPool, Username = BOB, Password = PASSWORD) {
  return sdk.send(new SignUpCommand({ ClientId: clientId, Username, Password }));
}

function confirm({ sdk, clientId }: TestPool, ConfirmationCode: string) {
  return sdk.send(new ConfirmSignUpCommand({ ClientId: clientId, Username: BOB, ConfirmationCode }));
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
describe('SignUp', () => {
  it('is refused in a pool whose users administrators make', async () => {
    const pool = await passingSignInPool({
      pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
    });
    expect(await refusal(signUp(pool))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'SignUp is not permitted for this user pool',
    });
  });

  it('makes a user who comes in with the code of the mail', async () => {
    const pool = await passingSignInPool(open);
    const made = await signUp(pool);
    expect(made).toMatchObject({
      UserConfirmed: false,
      CodeDeliveryDetails: { Destination: 'b***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    });
    expect(pool.mail.at(-1)).toContain(`mail to ${BOB}`);
    expect(await refusal(signIn(pool, PASSWORD, BOB))).toMatchObject({
      name: 'UserNotConfirmedException',
      message: 'User is not confirmed.',
    });
    expect(await refusal(confirm(pool, '12345'))).toMatchObject(mismatch);
    await confirm(pool, newestCode(pool));
    expect((await signIn(pool, PASSWORD, BOB)).AuthenticationResult).toBeDefined();
    expect(await refusal(confirm(pool, newestCode(pool)))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User cannot be confirmed. Current status is CONFIRMED',
    });
  });

  it('wants a free name and a password that the policy allows', async () => {
    const pool = await passingSignInPool(open);
    expect(await refusal(signUp(pool, EMAIL))).toMatchObject({ name: 'UsernameExistsException' });
    expect(await refusal(signUp(pool, BOB, 'short'))).toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    });
    expect(await refusal(signUp(pool, 'bob'))).toMatchObject({ message: 'Username should be an email.' });
  });

  it('is confirmed by an administrator too, and a code ends after a day', async () => {
    const pool = await passingSignInPool(open);
    await signUp(pool);
    pool.test.cloud.clock.advance(24 * HOUR);
    expect(await refusal(confirm(pool, newestCode(pool)))).toMatchObject(expired);
    const again = { ClientId: pool.clientId, Username: BOB };
    await pool.sdk.send(new ResendConfirmationCodeCommand(again));
    const who = { UserPoolId: pool.poolId, Username: BOB };
    await pool.sdk.send(new AdminConfirmSignUpCommand(who));
    expect((await pool.sdk.send(new AdminGetUserCommand(who))).UserStatus).toBe('CONFIRMED');
    expect(await refusal(pool.sdk.send(new ResendConfirmationCodeCommand(again)))).toMatchObject({
      name: 'InvalidParameterException',
      message: 'User is already confirmed.',
    });
  });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
describe('ForgotPassword', () => {
  const forgot = ({ sdk, clientId }: TestPool, Username = EMAIL) =>
    sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username }));
  const reset = ({ sdk, clientId }: TestPool, ConfirmationCode: string) =>
    sdk.send(
      new ConfirmForgotPasswordCommand({
        ClientId: clientId,
        Username: EMAIL,
        ConfirmationCode,
        Password: 'Fresh-Horse-55',
      }),
    );

  it('gives a code that works once, within the hour', async () => {
    const pool = await passingSignInPool();
    await forgot(pool);
    const first = newestCode(pool);
    pool.test.cloud.clock.advance(HOUR);
    expect(await refusal(reset(pool, first))).toMatchObject(expired);
    await forgot(pool);
    const second = newestCode(pool);
    await reset(pool, second);
    expect(await refusal(reset(pool, second))).toMatchObject(expired);
    expect((await signIn(pool, 'Fresh-Horse-55')).AuthenticationResult).toBeDefined();
  });

  it('lets nobody try codes, or ask for them, without end', async () => {
    const pool = await passingSignInPool();
    for (let time = 0; time < 5; time += 1) await forgot(pool);
    expect(await refusal(forgot(pool))).toMatchObject(limit);
    for (let time = 0; time < 5; time += 1) expect(await refusal(reset(pool, '1'))).toMatchObject(mismatch);
    expect(await refusal(reset(pool, newestCode(pool)))).toMatchObject(limit);
  });

  it('is not for users with a temporary password, and tells nothing of others where the client says so', async () => {
    const pool = await passingSignInPool({ temporary: true });
    expect(await refusal(forgot(pool))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'User password cannot be reset in the current state.',
    });
    expect(await refusal(forgot(pool, BOB))).toMatchObject({
      name: 'UserNotFoundException',
      message: 'Username/client id combination not found.',
    });
    const discreet = await passingSignInPool({ client: { PreventUserExistenceErrors: 'ENABLED' } });
    const { CodeDeliveryDetails } = await forgot(discreet, BOB);
    expect(CodeDeliveryDetails).toMatchObject({ Destination: 'b***@e***', DeliveryMedium: 'EMAIL' });
    expect(discreet.mail).toEqual([]);
  });
});
