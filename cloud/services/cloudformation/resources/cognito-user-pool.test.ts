import {
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import type { Properties } from './resource-type.ts';
import { ACCOUNT, type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::Cognito::UserPool';
/** As the course's template makes it. */
const POOL = {
  UserPoolName: 'admins',
  UsernameAttributes: ['email'],
  UsernameConfiguration: { CaseSensitive: 'false' },
  AutoVerifiedAttributes: ['email'],
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
  AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  MfaConfiguration: 'OFF',
  Policies: { PasswordPolicy: { MinimumLength: '12', RequireSymbols: true } },
  DeletionProtection: 'INACTIVE',
  UserPoolTags: { course: 'cinedb' },
};

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
describe(TYPE, () => {
  it('is made with its settings and tags, and gives its addresses', async () => {
    const stack = await testStack();
    const { physicalId, attributes } = await stack.create(TYPE, POOL, { stackTags: { student: 'ana' } });
    const provider = `cognito-idp.us-east-1.${stack.cloud.urlSuffix}/${physicalId}`;
    expect(physicalId).toMatch(/^us-east-1_\w{9}$/);
    expect(attributes).toEqual({
      Arn: `arn:aws:cognito-idp:us-east-1:${ACCOUNT}:userpool/${physicalId}`,
      UserPoolId: physicalId,
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
    });
    expect(await read(stack, physicalId)).toMatchObject({
      Name: 'admins',
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true, RequireNumbers: false } },
      UserPoolTags: { student: 'ana', course: 'cinedb' },
    });
  });

  it('goes back to the defaults of what the template no longer says', async () => {
    const stack = await testStack();
    const { physicalId, attributes } = await stack.create(TYPE, POOL);
    const { UsernameAttributes, UsernameConfiguration } = POOL;
    const after = { UserPoolName: 'staff', UsernameAttributes, UsernameConfiguration };
    expect((await stack.update(TYPE, physicalId, after, POOL)).attributes).toEqual(attributes);
    const pool = await read(stack, physicalId);
    expect(pool).toMatchObject({
      Name: 'staff',
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireNumbers: true } },
      UserPoolTags: {},
    });
    expect(pool?.AutoVerifiedAttributes).toBeUndefined();
  });

  it('has a schema that only grows', async () => {
    const stack = await testStack();
    const email = { Name: 'email', Required: true, Mutable: true };
    const seat = { Name: 'seat', AttributeDataType: 'Number', NumberAttributeConstraints: { MaxValue: 9 } };
    const before = { Schema: [email] };
    const { physicalId } = await stack.create(TYPE, before);
    await stack.update(TYPE, physicalId, { Schema: [email, seat] }, before);
    const { SchemaAttributes = [] } = (await read(stack, physicalId)) ?? {};
    expect(SchemaAttributes.find(({ Name }) => Name === 'custom:seat')).toMatchObject({
      AttributeDataType: 'Number',
      NumberAttributeConstraints: { MaxValue: '9' },
    });
    await expect(stack.update(TYPE, physicalId, before, { Schema: [email, seat] })).rejects.toMatchObject({
      code: 'InvalidParameterException',
      message: 'Existing schema attributes cannot be modified or deleted.',
    });
    const modified = { Schema: [email, { ...seat, Mutable: false }] };
    await expect(stack.update(TYPE, physicalId, modified, { Schema: [email, seat] })).rejects.toThrow(
      'cannot be modified',
    );
    // The rollback of that, which never came about.
    await stack.update(TYPE, physicalId, { Schema: [email, seat] }, modified);
  });

  it('keeps how its users are named for good', async () => {
    const stack = await testStack();
    const { physicalId } = await stack.create(TYPE, POOL);
    const changed = { ...POOL, UsernameConfiguration: { CaseSensitive: true } };
    await expect(stack.update(TYPE, physicalId, changed, POOL)).rejects.toThrow(
      'Updates are not allowed for property - UsernameConfiguration.',
    );
    await expect(stack.update(TYPE, physicalId, POOL, changed)).resolves.toMatchObject({ physicalId });
  });

  it('is deleted unless it is protected, and may be gone already', async () => {
    const stack = await testStack();
    const before = { ...POOL, DeletionProtection: 'ACTIVE' };
    const { physicalId } = await stack.create(TYPE, before);
    await expect(stack.remove(TYPE, physicalId, before)).rejects.toThrow('deletion protection is activated');
    await stack.update(TYPE, physicalId, POOL, before);
    await stack.remove(TYPE, physicalId, POOL);
    await stack.remove(TYPE, physicalId, POOL);
    const command = new ListUserPoolsCommand({ MaxResults: 9 });
    expect((await stack.client(CognitoIdentityProviderClient).send(command)).UserPools).toEqual([]);
  });

  it.each<[string, Properties]>([
    [`the property SmsConfiguration of ${TYPE}`, { SmsConfiguration: { SnsCallerArn: 'x' } }],
    [`the property EmailConfiguration.SourceArn of ${TYPE}`, { EmailConfiguration: { SourceArn: 'x' } }],
    [
      'LambdaConfig.PreSignUp',
      { LambdaConfig: { PreSignUp: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:x` } },
    ],
    ['MfaConfiguration', { MfaConfiguration: 'ON' }],
  ])('refuses by name %s', async (name, more) => {
    const stack = await testStack();
    await expect(stack.create(TYPE, { ...POOL, ...more })).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining(name),
    });
  });
});

async function read(stack: TestStack, UserPoolId: string) {
  const command = new DescribeUserPoolCommand({ UserPoolId });
  return (await stack.client(CognitoIdentityProviderClient).send(command)).UserPool;
}
