import {
  AdminDeleteUserAttributesCommand,
  AdminUpdateUserAttributesCommand,
  DeleteUserAttributesCommand,
  UpdateUserAttributesCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { EMAIL, passingSignInPool, tokensOf } from './sign-in/testing.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html, and AWS's words are in
// https://github.com/aws-amplify/aws-sdk-ios/issues/4251
it('an attribute that the pool requires stays, whoever takes it away and however', async () => {
  const email = { Name: 'email', Required: true, Mutable: true, AttributeDataType: 'String' as const };
  const pool = await passingSignInPool({ pool: { Schema: [email] } });
  const { access: AccessToken } = await tokensOf(pool);
  const who = { UserPoolId: pool.poolId, Username: EMAIL };
  const UserAttributes = [{ Name: 'email', Value: '' }];
  const UserAttributeNames = ['email'];
  const { sdk } = pool;
  const refused = await Promise.all(
    [
      sdk.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes })),
      sdk.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames })),
      sdk.send(new AdminUpdateUserAttributesCommand({ ...who, UserAttributes })),
      sdk.send(new AdminDeleteUserAttributesCommand({ ...who, UserAttributeNames })),
    ].map(refusal),
  );
  for (const error of refused) {
    expect(error).toMatchObject({
      name: 'InvalidParameterException',
      message: 'user.email: Required attribute cannot be deleted.\n',
    });
  }
});
