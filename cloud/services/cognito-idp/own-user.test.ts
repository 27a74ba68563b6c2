import {
  ChangePasswordCommand,
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { newestCode, PASSWORD, passingSignInPool, signIn, tokensOf } from './sign-in/testing.ts';

const open = { pool: { AutoVerifiedAttributes: ['email' as const] } };
const mismatch = {
  name: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
};

// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
describe('with an access token', () => {
  it('users read and write their own attributes, as far as the client lets them', async () => {
    const pool = await passingSignInPool({
      ...open,
      client: { ReadAttributes: ['email', 'nickname'], WriteAttributes: ['email', 'nickname'] },
    });
    const { access: AccessToken } = await tokensOf(pool);
    const write = (Name: string, Value: string) =>
      pool.sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name, Value }] }));
    await write('nickname', 'Ana');
    const shown = await pool.sdk.send(new GetUserCommand({ AccessToken }));
    const names = shown.UserAttributes?.map(({ Name = '' }) => Name).sort();
    expect(names).toEqual(['email', 'nickname', 'sub']);
    expect(await refusal(write('email_verified', 'true'))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'A client attempted to write unauthorized attribute',
    });
    await pool.sdk.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['nickname'] }));
    const moved = await write('email', 'ana@example.org');
    expect(moved.CodeDeliveryDetailsList).toMatchObject([{ Destination: 'a***@e***' }]);
    await pool.sdk.send(new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName: 'email' }));
    const verify = (Code: string) =>
      pool.sdk.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }));
    expect(await refusal(verify('1'))).toMatchObject(mismatch);
    await verify(newestCode(pool));
    expect((await signIn(pool, PASSWORD, 'ana@example.org')).AuthenticationResult).toBeDefined();
  });

  it('users change their password and delete themselves', async () => {
    const pool = await passingSignInPool();
    const { access: AccessToken } = await tokensOf(pool);
    const change = (PreviousPassword: string, ProposedPassword: string) =>
      pool.sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));
    expect(await refusal(change(PASSWORD, 'short'))).toMatchObject({ name: 'InvalidPasswordException' });
    expect(await refusal(change('Wrong-Horse-1', 'Newest-Horse-56'))).toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
    for (let time = 0; time < 4; time += 1) await refusal(change('Wrong-Horse-1', 'Newest-Horse-56'));
    // The first wait is a second, which a busy machine lets pass between two calls: the fifth is sixteen.
    for (const seconds of [1, 2, 4, 8]) {
      pool.test.cloud.clock.advance(seconds * 1000);
      await refusal(change('Wrong-Horse-1', 'Newest-Horse-56'));
    }
    expect(await refusal(change(PASSWORD, 'Newest-Horse-56'))).toMatchObject({
      name: 'LimitExceededException',
    });
    pool.test.cloud.clock.advance(16_000);
    await change(PASSWORD, 'Newest-Horse-56');
    expect((await signIn(pool, 'Newest-Horse-56')).AuthenticationResult).toBeDefined();
    await pool.sdk.send(new DeleteUserCommand({ AccessToken }));
    expect(await refusal(pool.sdk.send(new GetUserCommand({ AccessToken })))).toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    });
  });
});
