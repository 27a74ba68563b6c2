// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
import {
  AddCustomAttributesCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  type CreateUserPoolCommandInput,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  ListUserPoolsCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { passingCloud, refusal } from '../../testing.ts';
import { passingPool } from './testing.ts';

it('gives a pool that says nothing the defaults of AWS', async () => {
  const { cognito, UserPoolId } = await passingPool();
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPoolId).toMatch(/^us-east-1_[A-Za-z0-9]{9}$/);
  expect(UserPool).toMatchObject({
    Name: 'admins',
    Arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${UserPoolId}`,
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
    },
    DeletionProtection: 'INACTIVE',
    LambdaConfig: {},
    MfaConfiguration: 'OFF',
    EstimatedNumberOfUsers: 0,
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    UserPoolTier: 'ESSENTIALS',
  });
  const names = UserPool?.SchemaAttributes?.map(({ Name }) => Name);
  expect(names).toHaveLength(20);
  expect(names).toEqual(expect.arrayContaining(['sub', 'email', 'email_verified', 'updated_at']));
});

it('a policy that is sent requires what it says and no more', async () => {
  const { cognito, UserPoolId } = await passingPool({
    Policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
  });
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool?.Policies?.PasswordPolicy).toMatchObject({ MinimumLength: 12, RequireSymbols: false });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
it('an update resets what it does not send, and keeps what is set for good', async () => {
  const { cognito, UserPoolId } = await passingPool({
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    UserPoolTags: { course: 'cinedb' },
  });
  await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'ACTIVE' }));
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  expect(UserPool).toMatchObject({
    Name: 'admins',
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    UserPoolTags: {},
    DeletionProtection: 'ACTIVE',
  });
  expect(UserPool?.AutoVerifiedAttributes).toBeUndefined();
  expect(UserPool?.AccountRecoverySetting).toBeUndefined();
});

it('does not delete a protected pool, nor one with a domain', async () => {
  const { cognito, UserPoolId } = await passingPool({ DeletionProtection: 'ACTIVE' });
  const remove = () => cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
  expect(await refusal(remove())).toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining('deletion protection is activated'),
  });
  await cognito.send(new UpdateUserPoolCommand({ UserPoolId, DeletionProtection: 'INACTIVE' }));
  // https://github.com/hashicorp/terraform-provider-aws/issues/16479 has AWS's words.
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'films' }));
  expect(await refusal(remove())).toMatchObject({
    message: 'User pool cannot be deleted. It has a domain configured that should be deleted first.',
  });
  await cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain: 'films' }));
  await remove();
  expect(await refusal(cognito.send(new DescribeUserPoolCommand({ UserPoolId })))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `User pool ${UserPoolId} does not exist.`,
  });
});

it('lists the pools of one region, a page at a time', async () => {
  const test = await passingCloud();
  const cognito = test.client(CognitoIdentityProviderClient);
  for (const PoolName of ['a', 'b', 'c']) await cognito.send(new CreateUserPoolCommand({ PoolName }));
  const first = await cognito.send(new ListUserPoolsCommand({ MaxResults: 2 }));
  const rest = await cognito.send(new ListUserPoolsCommand({ MaxResults: 2, NextToken: first.NextToken }));
  const names = [...(first.UserPools ?? []), ...(rest.UserPools ?? [])].map(({ Name }) => Name);
  expect(names.sort()).toEqual(['a', 'b', 'c']);
  expect(rest.NextToken).toBeUndefined();
  const elsewhere = test.client(CognitoIdentityProviderClient, { region: 'eu-west-1' });
  expect((await elsewhere.send(new ListUserPoolsCommand({ MaxResults: 60 }))).UserPools).toEqual([]);
});

it.each<[string, Partial<CreateUserPoolCommandInput>, string]>([
  ['both kinds of names', { AliasAttributes: ['email'], UsernameAttributes: ['email'] }, 'Only one of the'],
  [
    'a required custom attribute',
    { Schema: [{ Name: 'a', AttributeDataType: 'String', Required: true }] },
    'Required custom attributes are not supported currently.',
  ],
  [
    'another type of a standard attribute',
    { Schema: [{ Name: 'email', AttributeDataType: 'Number' }] },
    'You can not change AttributeDataType',
  ],
  ['a short minimum', { Policies: { PasswordPolicy: { MinimumLength: 5 } } }, 'greater than or equal to 6'],
])('refuses %s', async (_what, input, message) => {
  expect(await refusal(passingPool(input))).toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(message),
  });
});

it.each<[string, Partial<CreateUserPoolCommandInput>]>([
  ['MfaConfiguration', { MfaConfiguration: 'OPTIONAL' }],
  ['UserPoolTier', { UserPoolTier: 'PLUS' }],
  [
    'LambdaConfig.PreSignUp',
    { LambdaConfig: { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:a' } },
  ],
  ['EmailConfiguration.EmailSendingAccount', { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } }],
  ['SmsConfiguration', { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' } }],
  ['DeviceConfiguration', { DeviceConfiguration: { ChallengeRequiredOnNewDevice: true } }],
])('refuses %s by name, which is not modelled', async (name, input) => {
  expect(await refusal(passingPool(input))).toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining(name),
  });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html
it('adds custom attributes once', async () => {
  const { cognito, UserPoolId } = await passingPool({
    Schema: [
      { Name: 'email', AttributeDataType: 'String', Required: true },
      { Name: 'shelf', AttributeDataType: 'Number', Mutable: false },
    ],
  });
  const CustomAttributes = [{ Name: 'team', AttributeDataType: 'String' as const }];
  const add = () => cognito.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }));
  await add();
  expect(await refusal(add())).toMatchObject({ name: 'InvalidParameterException' });
  const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  const attribute = (name: string) => UserPool?.SchemaAttributes?.find(({ Name }) => Name === name);
  expect(attribute('custom:team')).toMatchObject({ Mutable: true, Required: false });
  expect(attribute('custom:shelf')).toMatchObject({ Mutable: false, AttributeDataType: 'Number' });
  expect(attribute('email')).toMatchObject({ Required: true, Mutable: true });
});

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html
it('knows no MFA but OFF', async () => {
  const { cognito, UserPoolId } = await passingPool();
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'OFF' }));
  expect(await cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId }))).toMatchObject({
    MfaConfiguration: 'OFF',
  });
  const on = cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'ON' }));
  expect(await refusal(on)).toMatchObject({ name: 'NotImplemented' });
});
