import {
  AttachRolePolicyCommand,
  CreateUserCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  ListUserPoliciesCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, type TestStack, testStack } from './testing.ts';

const ROLE = 'AWS::IAM::Role';
const POLICY = 'AWS::IAM::Policy';
const MANAGED = 'AWS::IAM::ManagedPolicy';
const LOGS = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const READER = { RoleName: 'reader', AssumeRolePolicyDocument: TRUST };

function allowing(Action: string) {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] };
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
describe(ROLE, () => {
  const full = {
    ...READER,
    Description: 'reads',
    MaxSessionDuration: '7200',
    ManagedPolicyArns: [LOGS],
    Policies: [{ PolicyName: 'scan', PolicyDocument: allowing('dynamodb:Scan') }],
    Tags: [{ Key: 'course', Value: 'cinedb' }],
  };

  it('is made with its policies and tags; Ref is its name, Arn and RoleId are its attributes', async () => {
    const stack = await testStack();
    const made = await stack.create(ROLE, full, { stackTags: { student: 'ana' } });
    expect(made).toEqual({
      physicalId: 'reader',
      attributes: { Arn: `arn:aws:iam::${ACCOUNT}:role/reader`, RoleId: expect.stringMatching(/^AROA/) },
    });
    const { Role } = await stack.client(IAMClient).send(new GetRoleCommand({ RoleName: 'reader' }));
    expect(Role).toMatchObject({ Description: 'reads', MaxSessionDuration: 7200 });
    expect(Role?.Tags).toHaveLength(2);
    expect(await policiesOf(stack)).toEqual({ attached: [LOGS], inline: ['scan'] });
  });

  it('changes in place, and loses what the template no longer says', async () => {
    const stack = await testStack();
    await stack.create(ROLE, full);
    const after = {
      ...READER,
      Policies: [{ PolicyName: 'get', PolicyDocument: allowing('dynamodb:GetItem') }],
    };
    const made = await stack.update(ROLE, 'reader', after, full);
    expect(made.attributes.Arn).toBe(`arn:aws:iam::${ACCOUNT}:role/reader`);
    const { Role } = await stack.client(IAMClient).send(new GetRoleCommand({ RoleName: 'reader' }));
    expect(Role).toMatchObject({ Description: '', MaxSessionDuration: 3600 });
    expect(Role?.Tags ?? []).toEqual([]);
    expect(await policiesOf(stack)).toEqual({ attached: [], inline: ['get'] });
  });

  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
  it('takes its own policies along when it goes, but not those that others attached', async () => {
    const stack = await testStack();
    await stack.create(ROLE, full);
    const other = 'arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess';
    const attach = new AttachRolePolicyCommand({ RoleName: 'reader', PolicyArn: other });
    await stack.client(IAMClient).send(attach);
    await expect(stack.remove(ROLE, 'reader', full)).rejects.toMatchObject({ code: 'DeleteConflict' });
    await stack.update(ROLE, 'reader', READER, { ...READER, ManagedPolicyArns: [other] });
    await stack.remove(ROLE, 'reader', full);
    await stack.remove(ROLE, 'reader', full);
  });

  it('is not left behind when one of its policies is refused', async () => {
    const stack = await testStack();
    const broken = {
      ...full,
      Policies: [{ PolicyName: 'broken', PolicyDocument: { Version: '2012-10-17' } }],
    };
    await expect(stack.create(ROLE, broken)).rejects.toMatchObject({ code: 'MalformedPolicyDocument' });
    expect((await stack.client(IAMClient).send(new ListRolesCommand({}))).Roles).toEqual([]);
  });

  it('refuses a permissions boundary by name', async () => {
    const stack = await testStack();
    await expect(stack.create(ROLE, { ...READER, PermissionsBoundary: LOGS })).rejects.toMatchObject({
      code: 'NotImplemented',
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html
describe(POLICY, () => {
  const before = { PolicyName: 'scan', PolicyDocument: allowing('dynamodb:Scan'), Roles: ['reader'] };

  it('is put into roles and users, is moved and renamed, and goes', async () => {
    const stack = await testStack();
    await stack.client(IAMClient).send(new CreateUserCommand({ UserName: 'ana' }));
    await stack.create(ROLE, READER);
    const { physicalId, attributes } = await stack.create(POLICY, before, { logicalId: 'Scan' });
    expect(physicalId).toMatch(/^films-Scan-/);
    expect(attributes).toEqual({ Id: physicalId });
    expect((await policiesOf(stack)).inline).toEqual(['scan']);
    const renamed = { ...before, PolicyName: 'list', Users: ['ana'] };
    await stack.update(POLICY, physicalId, renamed, before);
    expect((await policiesOf(stack)).inline).toEqual(['list']);
    await stack.update(POLICY, physicalId, { ...renamed, Roles: [] }, renamed);
    expect((await policiesOf(stack)).inline).toEqual([]);
    expect(await ofAna(stack)).toEqual(['list']);
    await stack.remove(POLICY, physicalId, renamed);
    expect(await ofAna(stack)).toEqual([]);
  });

  it('takes a document that is text already', async () => {
    const stack = await testStack();
    await stack.create(ROLE, READER);
    const text = JSON.stringify(allowing('dynamodb:Scan'));
    await stack.create(POLICY, { ...before, PolicyDocument: text });
    const command = new GetRolePolicyCommand({ RoleName: 'reader', PolicyName: 'scan' });
    const { PolicyDocument = '' } = await stack.client(IAMClient).send(command);
    expect(decodeURIComponent(PolicyDocument)).toBe(text);
  });

  it('needs somebody to be for, and knows no groups', async () => {
    const stack = await testStack();
    await expect(stack.create(POLICY, { ...before, Roles: [] })).rejects.toMatchObject({
      message: 'At least one of [Groups,Roles,Users] must be non-empty.',
    });
    await expect(stack.create(POLICY, { ...before, Groups: ['all'] })).rejects.toMatchObject({
      code: 'NotImplemented',
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html
describe(MANAGED, () => {
  it('is attached; Ref is its ARN; a new document is a new version, the oldest makes room', async () => {
    const stack = await testStack();
    await stack.create(ROLE, READER);
    let before = { ManagedPolicyName: 'films', PolicyDocument: allowing('dynamodb:Scan'), Roles: ['reader'] };
    const made = await stack.create(MANAGED, before);
    const arn = `arn:aws:iam::${ACCOUNT}:policy/films`;
    expect(made).toMatchObject({
      physicalId: arn,
      attributes: { PolicyArn: arn, AttachmentCount: 1, DefaultVersionId: 'v1', IsAttachable: true },
    });
    for (const action of ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query']) {
      const after = { ...before, PolicyDocument: allowing(`dynamodb:${action}`) };
      await stack.update(MANAGED, arn, after, before);
      before = after;
    }
    const command = new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: 'v6' });
    const { PolicyVersion } = await stack.client(IAMClient).send(command);
    expect(PolicyVersion?.IsDefaultVersion).toBe(true);
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toContain('dynamodb:Query');
    await stack.remove(MANAGED, arn, before);
    await stack.remove(MANAGED, arn, before);
    expect((await policiesOf(stack)).attached).toEqual([]);
  });
});

async function policiesOf(stack: TestStack) {
  const client = stack.client(IAMClient);
  const role = { RoleName: 'reader' };
  const { AttachedPolicies = [] } = await client.send(new ListAttachedRolePoliciesCommand(role));
  const { PolicyNames } = await client.send(new ListRolePoliciesCommand(role));
  return { attached: AttachedPolicies.map(({ PolicyArn }) => PolicyArn), inline: PolicyNames };
}

async function ofAna(stack: TestStack) {
  const command = new ListUserPoliciesCommand({ UserName: 'ana' });
  return (await stack.client(IAMClient).send(command)).PolicyNames;
}
