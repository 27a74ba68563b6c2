import {
  AdminCreateUserCommand,
  type AdminCreateUserCommandInput,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  type CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider';
import { passingCloud, type TestCloud } from '../../testing.ts';

/** A cloud with one user pool, for one test. */
export interface PoolCloud extends TestCloud {
  cognito: CognitoIdentityProviderClient;
  UserPoolId: string;
  /** Makes an app client. @returns its id */
  app(more?: Partial<CreateUserPoolClientCommandInput>): Promise<string>;
  /** Makes a user without sending a message. @returns the username */
  user(Username: string, more?: Partial<AdminCreateUserCommandInput>): Promise<string>;
}

export async function passingPool(pool: Partial<CreateUserPoolCommandInput> = {}): Promise<PoolCloud> {
  const test = await passingCloud();
  const cognito = test.client(CognitoIdentityProviderClient);
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'admins', ...pool }));
  const UserPoolId = UserPool?.Id ?? '';
  return {
    ...test,
    cognito,
    UserPoolId,
    async app(more) {
      const input = { UserPoolId, ClientName: 'site', ...more };
      const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand(input));
      return UserPoolClient?.ClientId ?? '';
    },
    async user(Username, more) {
      const input = { UserPoolId, Username, MessageAction: 'SUPPRESS' as const, ...more };
      const { User } = await cognito.send(new AdminCreateUserCommand(input));
      return User?.Username ?? '';
    },
  };
}
