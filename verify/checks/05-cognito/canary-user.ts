import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Grader } from '../../check.ts';
import type { Pool } from './pool.ts';

/** Somebody whom a check makes so that there is one who may sign in. */
export interface CanaryUser {
  poolId: string;
  /** The name in the pool. */
  username: string;
  email: string;
  /** What is typed to sign in. */
  signInName: string;
  password: string;
}

/**
 * A password for a user of the student's pool. It is not from the seed: whoever knows that must not be able to sign in.
 *
 * @param length the longest that a policy may want, unless told
 */
export function newPassword(length = 99): string {
  return `Aa1!${randomBytes(50).toString('hex')}`.slice(0, length);
}

/**
 * Makes a user who can sign in, and registers the removal. No mail is sent.
 *
 * @param temporary whether the user has to choose another password first
 */
export async function makeUser(
  grader: Grader,
  pool: Pool,
  { temporary = false }: { temporary?: boolean } = {},
): Promise<CanaryUser> {
  const { cognito } = grader.clients;
  const user = newUser(grader, pool);
  const place = { UserPoolId: pool.Id, Username: user.username };
  keepUser(grader, pool.Id, user.username);
  const UserAttributes = [
    { Name: 'email', Value: user.email },
    { Name: 'email_verified', Value: 'true' },
  ];
  const Password = user.password;
  await cognito.send(
    new AdminCreateUserCommand({
      ...place,
      UserAttributes,
      TemporaryPassword: Password,
      MessageAction: 'SUPPRESS',
    }),
  );
  if (!temporary) {
    await cognito.send(new AdminSetUserPasswordCommand({ ...place, Password, Permanent: true }));
  }
  grader.log(`made the user ${user.email}${temporary ? ' with a temporary password' : ''}`);
  return user;
}

/** Where an address is an alias, the name itself must be none. */
function newUser({ canary }: Grader, { Id, UsernameAttributes, AliasAttributes }: Pool): CanaryUser {
  const id = canary.id();
  const email = `${id}@example.com`;
  const isName = UsernameAttributes?.includes('email') ?? false;
  return {
    poolId: Id,
    username: isName ? email : id,
    email,
    signInName: isName || AliasAttributes?.includes('email') ? email : id,
    password: newPassword(),
  };
}

/** Registers the removal of a user who is about to be made. */
export function keepUser({ clients, canary }: Grader, UserPoolId: string, Username: string): void {
  const remove = new AdminDeleteUserCommand({ UserPoolId, Username });
  canary.keep(`the user ${Username}`, () =>
    ifExists(clients.cognito.send(remove), 'UserNotFoundException', 'ResourceNotFoundException'),
  );
}
