import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DeleteUserCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { allow, newRole, policy, trust } from './test-users.ts';

let test: TestCloud;
let iam: IAMClient;
const LAMBDA = trust({ Service: 'lambda.amazonaws.com' });

beforeAll(async () => {
  test = await testCloud();
  iam = test.client(IAMClient);
});
afterAll(() => test.cloud.close());

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
describe('roles', () => {
  it('show their trust policy percent-encoded', async () => {
    const create = {
      RoleName: 'films',
      Path: '/service-role/',
      AssumeRolePolicyDocument: LAMBDA,
      Description: 'd',
    };
    await iam.send(new CreateRoleCommand(create));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'films' }));
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::000000000000:role/service-role/films',
      MaxSessionDuration: 3600,
      Description: 'd',
    });
    expect(Role?.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/);
    expect(Role?.AssumeRolePolicyDocument).toMatch(/^%7B%22Version%22/);
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(LAMBDA);
    const { Roles } = await iam.send(new ListRolesCommand({ PathPrefix: '/service-role/' }));
    expect(Roles?.map(({ RoleName }) => RoleName)).toEqual(['films']);
  });

  it('have names that differ by more than case', async () => {
    const again = new CreateRoleCommand({ RoleName: 'FILMS', AssumeRolePolicyDocument: LAMBDA });
    expect(await refusal(iam.send(again))).toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'Role with name FILMS already exists.',
    });
    expect(await refusal(iam.send(new GetRoleCommand({ RoleName: 'none' })))).toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name none cannot be found.',
    });
  });

  it.each([
    ['no JSON', '{"Version"'],
    ['a policy without principal', policy({ Effect: 'Allow', Action: 'sts:AssumeRole' })],
    ['a policy with a resource', policy({ ...JSON.parse(LAMBDA).Statement[0], Resource: '*' })],
    ['a user that does not exist', trust({ AWS: 'arn:aws:iam::000000000000:user/ghost' })],
  ])('refuse as trust policy %s', async (_, AssumeRolePolicyDocument) => {
    const create = new CreateRoleCommand({ RoleName: 'malformed', AssumeRolePolicyDocument });
    expect(await refusal(iam.send(create))).toMatchObject({ name: 'MalformedPolicyDocumentException' });
  });

  it('follow a user who is renamed, and forget one who is deleted', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users
    const { User } = await iam.send(new CreateUserCommand({ UserName: 'bob' }));
    await newRole(test, 'of-bob', trust({ AWS: User?.Arn ?? '' }));
    const trusted = async () => {
      const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'of-bob' }));
      return JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).Statement[0].Principal.AWS;
    };
    expect(await trusted()).toBe(User?.Arn);
    await iam.send(new UpdateUserCommand({ UserName: 'bob', NewUserName: 'rob' }));
    expect(await trusted()).toBe('arn:aws:iam::000000000000:user/rob');
    await iam.send(new DeleteUserCommand({ UserName: 'rob' }));
    await iam.send(new CreateUserCommand({ UserName: 'rob' }));
    expect(await trusted()).toBe(User?.UserId);
  });

  it('change: settings and trust policy', async () => {
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
    await newRole(test, 'changing', LAMBDA);
    await iam.send(
      new UpdateRoleCommand({ RoleName: 'changing', Description: 'x', MaxSessionDuration: 7200 }),
    );
    const PolicyDocument = trust({ Service: 'apigateway.amazonaws.com' });
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'changing', PolicyDocument }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'changing' }));
    expect(Role).toMatchObject({ Description: 'x', MaxSessionDuration: 7200 });
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(PolicyDocument);
    const tooLong = new UpdateRoleCommand({ RoleName: 'changing', MaxSessionDuration: 43_201 });
    expect(await refusal(iam.send(tooLong))).toMatchObject({ name: 'ValidationError' });
  });

  it('cannot be deleted while they have policies', async () => {
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
    const RoleName = 'busy';
    const PolicyArn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
    const remove = () => iam.send(new DeleteRoleCommand({ RoleName }));
    const conflict = (message: string) =>
      expect.objectContaining({ name: 'DeleteConflictException', message });
    await newRole(test, RoleName, LAMBDA);
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    await iam.send(
      new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: policy(allow('s3:GetObject')) }),
    );
    expect(await refusal(remove())).toEqual(
      conflict('Cannot delete entity, must detach all policies first.'),
    );
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    expect(await refusal(remove())).toEqual(conflict('Cannot delete entity, must delete policies first.'));
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'p' }));
    await remove();
    expect(await refusal(iam.send(new GetRoleCommand({ RoleName })))).toMatchObject({
      name: 'NoSuchEntityException',
    });
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#inline-policies
describe('inline policies', () => {
  it('come back as they were put', async () => {
    const RoleName = 'inline';
    await newRole(test, RoleName, LAMBDA);
    const PolicyDocument = policy(allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:*:table/it*'));
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'b', PolicyDocument }));
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'a', PolicyDocument }));
    expect((await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(['a', 'b']);
    const found = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'b' }));
    expect(found.PolicyDocument).not.toMatch(/["*{]/);
    expect(decodeURIComponent(found.PolicyDocument ?? '')).toBe(PolicyDocument);
    const missing = new GetRolePolicyCommand({ RoleName, PolicyName: 'c' });
    expect(await refusal(iam.send(missing))).toMatchObject({ name: 'NoSuchEntityException' });
  });

  it('of a role say 10,240 characters at the most, spaces not counted', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    const RoleName = 'inline';
    const long = (count: number) => policy(allow('s3:GetObject', `arn:aws:s3:::${'x'.repeat(count)}`));
    const put = (PolicyDocument: string) =>
      iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'long', PolicyDocument }));
    await put(`${' '.repeat(11_000)}${long(9000)}`);
    expect(await refusal(put(long(10_241)))).toMatchObject({
      name: 'LimitExceededException',
      message: 'Maximum policy size of 10240 bytes exceeded for role inline',
    });
  });
});
