import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { allow, newUser } from './test-users.ts';

let test: TestCloud;
let iam: IAMClient;

beforeAll(async () => {
  test = await testCloud();
  iam = test.client(IAMClient);
});
afterAll(() => test.cloud.close());

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html
describe('users', () => {
  it('have an id, a path and an ARN', async () => {
    const { User } = await iam.send(new CreateUserCommand({ UserName: 'ana', Path: '/course/' }));
    expect(User).toMatchObject({ UserName: 'ana', Arn: 'arn:aws:iam::000000000000:user/course/ana' });
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    expect(User?.UserId).toMatch(/^AIDA[A-Z2-7]{17}$/);
    expect((await iam.send(new GetUserCommand({ UserName: 'ana' }))).User).toEqual(User);
  });

  it('that do not exist, or exist in another case, are named in the errors', async () => {
    expect(await refusal(iam.send(new GetUserCommand({ UserName: 'nobody' })))).toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The user with name nobody cannot be found.',
    });
    expect(await refusal(iam.send(new CreateUserCommand({ UserName: 'ANA' })))).toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'User with name ANA already exists.',
    });
  });

  it('are listed in pages that a client may empty as it goes', async () => {
    for (const UserName of ['p1', 'p2', 'p3'])
      await iam.send(new CreateUserCommand({ UserName, Path: '/paged/' }));
    const first = await iam.send(new ListUsersCommand({ PathPrefix: '/paged/', MaxItems: 2 }));
    expect(first).toMatchObject({ IsTruncated: true });
    expect(first.Users?.map(({ UserName }) => UserName)).toEqual(['p1', 'p2']);
    for (const UserName of ['p1', 'p2']) await iam.send(new DeleteUserCommand({ UserName }));
    const rest = await iam.send(new ListUsersCommand({ PathPrefix: '/paged/', Marker: first.Marker }));
    expect(rest.IsTruncated).toBe(false);
    expect(rest.Users?.map(({ UserName }) => UserName)).toEqual(['p3']);
  });

  it('cannot be deleted while they have policies or keys', async () => {
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
    const keys = await newUser(test, 'busy', allow('s3:ListAllMyBuckets'));
    const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    await iam.send(new AttachUserPolicyCommand({ UserName: 'busy', PolicyArn }));
    const remove = () => iam.send(new DeleteUserCommand({ UserName: 'busy' }));
    const conflict = (message: string) =>
      expect.objectContaining({ name: 'DeleteConflictException', message });
    expect(await refusal(remove())).toEqual(
      conflict('Cannot delete entity, must detach all policies first.'),
    );
    await iam.send(new DetachUserPolicyCommand({ UserName: 'busy', PolicyArn }));
    expect(await refusal(remove())).toEqual(conflict('Cannot delete entity, must delete policies first.'));
    await iam.send(new DeleteUserPolicyCommand({ UserName: 'busy', PolicyName: 'own' }));
    expect(await refusal(remove())).toEqual(conflict('Cannot delete entity, must delete access keys first.'));
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'busy', AccessKeyId: keys.accessKeyId }));
    await remove();
    expect(await refusal(remove())).toMatchObject({ name: 'NoSuchEntityException' });
  });

  it('keep their keys and policies when they are renamed, and may ask for themselves', async () => {
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
    const self = 'arn:aws:iam::*:user/${aws:username}';
    const keys = await newUser(test, 'before', allow('iam:GetUser', self));
    await iam.send(new UpdateUserCommand({ UserName: 'before', NewUserName: 'after' }));
    const { User } = await test.client(IAMClient, { credentials: keys }).send(new GetUserCommand({}));
    expect(User?.Arn).toBe('arn:aws:iam::000000000000:user/after');
    const taken = new UpdateUserCommand({ UserName: 'after', NewUserName: 'ana' });
    expect(await refusal(iam.send(taken))).toMatchObject({ name: 'EntityAlreadyExistsException' });
  });

  it('refuse by name what is not modelled', async () => {
    const bounded = new CreateUserCommand({
      UserName: 'b',
      PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    expect(await refusal(iam.send(bounded))).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('PermissionsBoundary of CreateUser'),
    });
  });

  it('carry tags whose keys differ by more than case', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
    const UserName = 'ana';
    await iam.send(new TagUserCommand({ UserName, Tags: [{ Key: 'Course', Value: 'a' }] }));
    await iam.send(
      new TagUserCommand({
        UserName,
        Tags: [
          { Key: 'course', Value: 'b' },
          { Key: 'x', Value: '' },
        ],
      }),
    );
    await iam.send(new UntagUserCommand({ UserName, TagKeys: ['X'] }));
    expect((await iam.send(new ListUserTagsCommand({ UserName }))).Tags).toEqual([
      { Key: 'course', Value: 'b' },
    ]);
    const twice = new TagUserCommand({
      UserName,
      Tags: [
        { Key: 'k', Value: '1' },
        { Key: 'K', Value: '2' },
      ],
    });
    expect(await refusal(iam.send(twice))).toMatchObject({ name: 'InvalidInputException' });
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
describe('access keys', () => {
  it('are two at the most for each user', async () => {
    const { accessKeyId, secretAccessKey } = await newUser(test, 'keys');
    expect(accessKeyId).toMatch(/^AKIA[A-Z0-9]{16}$/);
    expect(secretAccessKey).toHaveLength(40);
    const create = () => iam.send(new CreateAccessKeyCommand({ UserName: 'keys' }));
    await create();
    expect(await refusal(create())).toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for AccessKeysPerUser: 2',
    });
    const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: 'keys' }));
    expect(AccessKeyMetadata?.map(({ Status }) => Status)).toEqual(['Active', 'Active']);
    expect(JSON.stringify(AccessKeyMetadata)).not.toContain(secretAccessKey);
  });

  it('tell when and where they were last used', async () => {
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
    const keys = await newUser(test, 'seen');
    const ask = new GetAccessKeyLastUsedCommand({ AccessKeyId: keys.accessKeyId });
    const unused = await iam.send(ask);
    expect(unused).toMatchObject({
      UserName: 'seen',
      AccessKeyLastUsed: { ServiceName: 'N/A', Region: 'N/A' },
    });
    expect(unused.AccessKeyLastUsed?.LastUsedDate).toBeUndefined();
    await refusal(test.client(IAMClient, { credentials: keys }).send(new ListUsersCommand({})));
    expect((await iam.send(ask)).AccessKeyLastUsed).toMatchObject({
      ServiceName: 'iam',
      Region: 'us-east-1',
    });
  });
});
