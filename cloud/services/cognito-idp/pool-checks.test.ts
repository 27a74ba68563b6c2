import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { passingPool } from './testing.ts';

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUserConfigType.html
it('takes the days of a temporary password under one of their two names', async () => {
  const policies = { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } } };
  const config = { AdminCreateUserConfig: { UnusedAccountValidityDays: 3 } };
  for (const one of [policies, config]) {
    const { cognito, UserPoolId } = await passingPool(one);
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(UserPool?.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays).toBe(3);
  }
  // https://github.com/aws/aws-sdk-js/issues/3817 has AWS's words.
  expect(await refusal(passingPool({ ...policies, ...config }))).toMatchObject({
    name: 'InvalidParameterException',
    message:
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
  });
});
