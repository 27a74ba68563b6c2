import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { onTestFinished } from 'vitest';
import type { CallRecord } from '../../../serve.ts';
import { type TestCloud, testCloud } from '../../../testing.ts';

/** A pool with a client and one user, on a cloud of its own. */
export interface TestPool {
  test: TestCloud;
  /** As the administrator; public operations are sent without a signature, as the SDK does. */
  sdk: CognitoIdentityProviderClient;
  poolId: string;
  clientId: string;
  clientSecret: string;
  /** What the cloud's log showed of mail, the newest last. */
  mail: string[];
}

export const EMAIL = 'ana@example.com';
export const PASSWORD = 'Correct-Horse-9';

interface Setup {
  pool?: Partial<CreateUserPoolCommandInput>;
  client?: Partial<CreateUserPoolClientCommandInput>;
  /** The user's first password is a temporary one. */
  temporary?: boolean;
}

/** For one test: a pool whose users sign in with an e-mail address, a client with every flow, and Ana. */
export async function passingSignInPool(setup: Setup = {}): Promise<TestPool> {
  const pool = await newTestPool(setup);
  onTestFinished(() => pool.test.cloud.close());
  return pool;
}

/** The same for several tests, which close the cloud themselves. */
export async function newTestPool({ pool = {}, client = {}, temporary }: Setup = {}): Promise<TestPool> {
  const mail: string[] = [];
  const test = await testCloud({ log: (record) => show(record, mail) });
  const sdk = test.client(CognitoIdentityProviderClient);
  const made = await sdk.send(
    new CreateUserPoolCommand({ PoolName: 'films', UsernameAttributes: ['email'], ...pool }),
  );
  const UserPoolId = made.UserPool?.Id ?? '';
  const { UserPoolClient } = await sdk.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'site',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      ...client,
    }),
  );
  const { ClientId: clientId = '', ClientSecret: clientSecret = '' } = UserPoolClient ?? {};
  const result = { test, sdk, poolId: UserPoolId, clientId, clientSecret, mail };
  await addUser(result, EMAIL, temporary);
  return result;
}

/** For tests: a user with a verified address and PASSWORD. */
export async function addUser({ sdk, poolId }: TestPool, email: string, temporary = false): Promise<void> {
  const who = { UserPoolId: poolId, Username: email };
  await sdk.send(
    new AdminCreateUserCommand({
      ...who,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: PASSWORD,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );
  if (temporary) return;
  await sdk.send(new AdminSetUserPasswordCommand({ ...who, Password: PASSWORD, Permanent: true }));
}

/** For tests: a sign-in with the password in clear text. */
export async function signIn({ sdk, clientId }: TestPool, password = PASSWORD, username = EMAIL) {
  const AuthParameters = { USERNAME: username, PASSWORD: password };
  return sdk.send(
    new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: clientId, AuthParameters }),
  );
}

/** For tests: the tokens of such a sign-in. */
export async function tokensOf(pool: TestPool): Promise<{ access: string; id: string; refresh: string }> {
  const { AuthenticationResult } = await signIn(pool);
  const {
    AccessToken: access = '',
    IdToken: id = '',
    RefreshToken: refresh = '',
  } = AuthenticationResult ?? {};
  return { access, id, refresh };
}

/** For tests: the code in the newest mail. */
export function newestCode({ mail }: TestPool): string {
  return /: (\d{6}) is the code/.exec(mail.at(-1) ?? '')?.[1] ?? '';
}

function show(record: CallRecord, mail: string[]): void {
  mail.push(...(record.mail ?? []));
  if (record.fault) console.error(`${record.service}:${record.operation}`, record.fault);
}
