import { createHmac } from 'node:crypto';
import {
  CreateUserPoolClientCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type RespondToAuthChallengeCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../../testing.ts';
import { EMAIL, PASSWORD, passingSignInPool, signIn, type TestPool, tokensOf } from './testing.ts';

const invalid = (message: string) => ({ name: 'NotAuthorizedException', message });
const NEW_PASSWORD = 'Another-Horse-7';

function answer(
  { sdk, clientId }: TestPool,
  ChallengeName: RespondToAuthChallengeCommandInput['ChallengeName'],
  ChallengeResponses: Record<string, string>,
  Session?: string,
) {
  const input = { ClientId: clientId, ChallengeName, ChallengeResponses, Session };
  return sdk.send(new RespondToAuthChallengeCommand(input));
}

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
describe('NEW_PASSWORD_REQUIRED', () => {
  const complete = (pool: TestPool, session = '', more: Record<string, string> = {}) =>
    answer(pool, 'NEW_PASSWORD_REQUIRED', { USERNAME: EMAIL, NEW_PASSWORD, ...more }, session);

  it('asks for the attributes that are missing, and takes no others', async () => {
    const schema = [{ Name: 'given_name', Required: true, Mutable: true }];
    const pool = await passingSignInPool({ temporary: true, pool: { Schema: schema } });
    const { ChallengeParameters = {}, Session } = await signIn(pool);
    expect(JSON.parse(ChallengeParameters.requiredAttributes ?? '')).toEqual(['userAttributes.given_name']);
    expect(JSON.parse(ChallengeParameters.userAttributes ?? '')).toEqual({
      email: EMAIL,
      email_verified: 'true',
    });
    expect(await refusal(complete(pool, Session))).toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid attributes given, given_name is missing',
    });
    const named = { 'userAttributes.given_name': 'Ana' };
    const moved = { ...named, 'userAttributes.email': 'eve@example.com' };
    expect(await refusal(complete(pool, Session, moved))).toMatchObject(
      invalid('Cannot modify an already provided email'),
    );
    expect((await complete(pool, Session, named)).AuthenticationResult).toBeDefined();
  });

  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
  it('waits for three minutes, or as long as the client says', async () => {
    const pool = await passingSignInPool({ temporary: true });
    const { Session } = await signIn(pool);
    pool.test.cloud.clock.advance(3 * 60_000);
    expect(await refusal(complete(pool, Session))).toMatchObject(
      invalid('Invalid session for the user, session is expired.'),
    );
    const patient = await passingSignInPool({ temporary: true, client: { AuthSessionValidity: 5 } });
    const later = await signIn(patient);
    patient.test.cloud.clock.advance(3 * 60_000);
    expect((await complete(patient, later.Session)).AuthenticationResult).toBeDefined();
  });

  it('takes the session of this user and this client only', async () => {
    const pool = await passingSignInPool({ temporary: true });
    const { Session } = await signIn(pool);
    const none = invalid('Invalid session for the user.');
    expect(await refusal(complete(pool, 'A'.repeat(40)))).toMatchObject(none);
    expect(await refusal(complete(pool, Session, { USERNAME: 'bob@example.com' }))).toMatchObject(none);
    const { UserPoolClient } = await pool.sdk.send(
      new CreateUserPoolClientCommand({ UserPoolId: pool.poolId, ClientName: 'other' }),
    );
    const other = { ...pool, clientId: UserPoolClient?.ClientId ?? '' };
    expect(await refusal(complete(other, Session))).toMatchObject(none);
  });
});

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
describe('PASSWORD_VERIFIER', () => {
  async function begin({ sdk, clientId }: TestPool, SRP_A = 'abcdef') {
    const AuthParameters = { USERNAME: EMAIL, SRP_A };
    const input = { AuthFlow: 'USER_SRP_AUTH' as const, ClientId: clientId, AuthParameters };
    return (await sdk.send(new InitiateAuthCommand(input))).ChallengeParameters ?? {};
  }
  const claim = (parameters: Record<string, string>, TIMESTAMP = 'Mon Nov 23 09:08:07 UTC 2026') => ({
    USERNAME: parameters.USERNAME ?? '',
    PASSWORD_CLAIM_SECRET_BLOCK: parameters.SECRET_BLOCK ?? '',
    PASSWORD_CLAIM_SIGNATURE: createHmac('sha256', 'guess').update('x').digest('base64'),
    TIMESTAMP,
  });

  it('takes one answer, and a guess is none', async () => {
    const pool = await passingSignInPool();
    const guess = claim(await begin(pool));
    expect(await refusal(answer(pool, 'PASSWORD_VERIFIER', guess))).toMatchObject(
      invalid('Incorrect username or password.'),
    );
    expect(await refusal(answer(pool, 'PASSWORD_VERIFIER', guess))).toMatchObject({
      name: 'NotAuthorizedException',
    });
  });

  it('wants its time as Cognito writes it, and a public value that is safe', async () => {
    const pool = await passingSignInPool();
    const late = claim(await begin(pool), '2026-11-23T09:08:07Z');
    expect(await refusal(answer(pool, 'PASSWORD_VERIFIER', late))).toMatchObject({
      name: 'InvalidParameterException',
      message: 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.',
    });
    expect(await refusal(begin(pool, '0'))).toMatchObject({ name: 'InvalidParameterException' });
  });

  it('counts wrong answers as failed sign-ins', async () => {
    const pool = await passingSignInPool();
    for (let time = 0; time < 5; time += 1) {
      await refusal(answer(pool, 'PASSWORD_VERIFIER', claim(await begin(pool))));
    }
    expect(await refusal(signIn(pool))).toMatchObject(invalid('Password attempts exceeded'));
  });
});

it('challenges and parameters that are not modelled are refused by name', async () => {
  const pool = await passingSignInPool();
  expect(await refusal(answer(pool, 'SMS_MFA', { USERNAME: EMAIL, SMS_MFA_CODE: '1' }))).toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('SMS_MFA'),
  });
  const AuthParameters = { USERNAME: EMAIL, PASSWORD, DEVICE_KEY: 'us-east-1_a' };
  const input = { AuthFlow: 'USER_PASSWORD_AUTH' as const, ClientId: pool.clientId, AuthParameters };
  expect(await refusal(pool.sdk.send(new InitiateAuthCommand(input)))).toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('DEVICE_KEY'),
  });
});

it('the first sign-ins of a pool, all at once, share its keys', async () => {
  const pool = await passingSignInPool();
  const all = await Promise.all([1, 2, 3, 4].map(() => tokensOf(pool)));
  expect(new Set(all.map(({ id }) => decodeProtectedHeader(id).kid)).size).toBe(1);
});
