import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  IAMClient,
  ListAttachedUserPoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListPoliciesCommand,
  ListPolicyVersionsCommand,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validatePolicy } from '../../auth/policy/validate.ts';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { awsManagedPolicies } from './aws-managed-policies.ts';
import { defaultDocument } from './managed-policies.ts';
import { allow, newRole, policy, trust } from './test-users.ts';

let test: TestCloud;
let iam: IAMClient;
const PolicyDocument = policy(allow('s3:GetObject'));
const arn = (name: string) => `arn:aws:iam::000000000000:policy/${name}`;
const create = (PolicyName: string) => iam.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));

beforeAll(async () => {
  test = await testCloud();
  iam = test.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName: 'ana' }));
});
afterAll(() => test.cloud.close());

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
describe('managed policies', () => {
  it('are made, shown, listed and deleted', async () => {
    const { Policy } = await create('reader');
    expect(Policy).toMatchObject({ Arn: arn('reader'), DefaultVersionId: 'v1', AttachmentCount: 0 });
    expect(Policy?.PolicyId).toMatch(/^ANPA/);
    expect(await refusal(create('Reader'))).toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'A policy called Reader already exists. Duplicate names are not allowed.',
    });
    const { Policies } = await iam.send(new ListPoliciesCommand({ Scope: 'Local' }));
    expect(Policies?.map(({ PolicyName }) => PolicyName)).toEqual(['reader']);
    await iam.send(new DeletePolicyCommand({ PolicyArn: arn('reader') }));
    expect(await refusal(iam.send(new GetPolicyCommand({ PolicyArn: arn('reader') })))).toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${arn('reader')} was not found.`,
    });
  });

  it('are refused when they are malformed or too long', async () => {
    const bad = new CreatePolicyCommand({ PolicyName: 'bad', PolicyDocument: '{"Statement":[]}' });
    expect(await refusal(iam.send(bad))).toMatchObject({ name: 'MalformedPolicyDocumentException' });
    const long = policy(allow('s3:GetObject', `arn:aws:s3:::${'x'.repeat(6144)}`));
    expect(
      await refusal(iam.send(new CreatePolicyCommand({ PolicyName: 'long', PolicyDocument: long }))),
    ).toMatchObject({ name: 'LimitExceededException', message: 'Cannot exceed quota for PolicySize: 6144' });
  });

  it('have five versions at the most, of which one is in force', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html
    await create('versioned');
    const PolicyArn = arn('versioned');
    const newVersion = (SetAsDefault = false) =>
      iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault }));
    for (const _ of [2, 3, 4]) await newVersion();
    expect((await newVersion(true)).PolicyVersion).toMatchObject({ VersionId: 'v5', IsDefaultVersion: true });
    expect(await refusal(newVersion())).toMatchObject({ name: 'LimitExceededException' });
    const removeVersion = (VersionId: string) =>
      iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
    expect(await refusal(removeVersion('v5'))).toMatchObject({
      name: 'DeleteConflictException',
      message: 'Cannot delete the default version of a policy.',
    });
    await removeVersion('v2');
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
    // A number is never given twice.
    expect((await newVersion()).PolicyVersion?.VersionId).toBe('v6');
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['v6', 'v5', 'v4', 'v3', 'v1']);
    const shown = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
    expect(decodeURIComponent(shown.PolicyVersion?.Document ?? '')).toBe(PolicyDocument);
    expect(await refusal(iam.send(new DeletePolicyCommand({ PolicyArn })))).toMatchObject({
      name: 'DeleteConflictException',
      message: expect.stringContaining('more than one version'),
    });
  });

  it('are attached and detached, and cannot be deleted while attached', async () => {
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html
    await create('attached');
    await newRole(test, 'holder', trust({ Service: 'lambda.amazonaws.com' }));
    const PolicyArn = arn('attached');
    await iam.send(new AttachUserPolicyCommand({ UserName: 'ana', PolicyArn }));
    await iam.send(new AttachUserPolicyCommand({ UserName: 'ana', PolicyArn }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'holder', PolicyArn }));
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.AttachmentCount).toBe(2);
    expect(await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }))).toMatchObject({
      PolicyUsers: [{ UserName: 'ana' }],
      PolicyRoles: [{ RoleName: 'holder' }],
    });
    expect(await refusal(iam.send(new DeletePolicyCommand({ PolicyArn })))).toMatchObject({
      name: 'DeleteConflictException',
      message: 'Cannot delete a policy attached to entities.',
    });
    const detach = () => iam.send(new DetachUserPolicyCommand({ UserName: 'ana', PolicyArn }));
    await detach();
    expect(
      (await iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'ana' }))).AttachedPolicies,
    ).toEqual([]);
    expect(await refusal(detach())).toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} was not found.`,
    });
    const unknown = new AttachUserPolicyCommand({ UserName: 'ana', PolicyArn: arn('none') });
    expect(await refusal(iam.send(unknown))).toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${arn('none')} does not exist or is not attachable.`,
    });
  });
});

// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
describe('the policies that AWS keeps', () => {
  it.each([...awsManagedPolicies()])('%s is one that the cloud can evaluate', (_, record) => {
    expect(validatePolicy(defaultDocument(record), 'identity')).toBeDefined();
  });

  it('have AWS’s ARNs and versions', async () => {
    // https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonS3ReadOnlyAccess.html
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    expect(Policy).toMatchObject({ PolicyName: 'AmazonS3ReadOnlyAccess', DefaultVersionId: 'v3' });
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v3' }));
    expect(JSON.parse(decodeURIComponent(PolicyVersion?.Document ?? '')).Statement).toEqual([
      {
        Action: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
        Effect: 'Allow',
        Resource: '*',
      },
    ]);
  });

  it.each(['AWSLambdaBasicExecutionRole', 'AWSLambdaFullAccess'])(
    'are not found where AWS has none: %s',
    async (name) => {
      // The first stands under service-role/, the second is retired.
      const PolicyArn = `arn:aws:iam::aws:policy/${name}`;
      const attach = new AttachUserPolicyCommand({ UserName: 'ana', PolicyArn });
      expect(await refusal(iam.send(attach))).toMatchObject({
        name: 'NoSuchEntityException',
        message: `Policy ${PolicyArn} does not exist or is not attachable.`,
      });
    },
  );

  it('are refused by name when the cloud does not have them, and are nobody’s to change', async () => {
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonEC2FullAccess';
    expect(
      await refusal(iam.send(new AttachUserPolicyCommand({ UserName: 'ana', PolicyArn }))),
    ).toMatchObject({ name: 'NotImplemented', message: expect.stringContaining(PolicyArn) });
    const remove = new DeletePolicyCommand({ PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
    expect(await refusal(iam.send(remove))).toMatchObject({ name: 'AccessDenied' });
  });
});
