import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  AttachUserPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  GetRoleCommand,
  IAMClient,
  ListRolesCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { allow, deny, type Keys, newUser, policy } from './test-users.ts';

let test: TestCloud;
let iam: IAMClient;
const table = (name: string) => `arn:aws:dynamodb:us-east-1:000000000000:table/${name}`;

beforeAll(async () => {
  test = await testCloud();
  iam = test.client(IAMClient);
});
afterAll(() => test.cloud.close());

const get = (credentials: Keys, TableName: string) =>
  test
    .client(DynamoDBClient, { credentials })
    .send(new GetItemCommand({ TableName, Key: { id: { S: 'a' } } }));
const put = (credentials: Keys, TableName: string) =>
  test
    .client(DynamoDBClient, { credentials })
    .send(new PutItemCommand({ TableName, Item: { id: { S: 'a' } } }));
const whoAmI = (credentials: Keys) =>
  test.client(STSClient, { credentials }).send(new GetCallerIdentityCommand({}));
// The tables do not exist, which only those who may look learn.
const allowed = { name: 'ResourceNotFoundException' };
const refused = { name: 'AccessDeniedException' };

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
describe('a user may do what the policies allow and nothing else', () => {
  it('one action on one table', async () => {
    const keys = await newUser(test, 'reader', allow('dynamodb:GetItem', table('movies')));
    expect(await refusal(get(keys, 'movies'))).toMatchObject(allowed);
    expect(await refusal(put(keys, 'movies'))).toMatchObject(refused);
    expect(await refusal(get(keys, 'other'))).toMatchObject({
      ...refused,
      message: `User: arn:aws:iam::000000000000:user/reader is not authorized to perform: dynamodb:GetItem on resource: ${table('other')} because no identity-based policy allows the dynamodb:GetItem action`,
    });
    const buckets = test.client(S3Client, { credentials: keys }).send(new ListBucketsCommand({}));
    expect(await refusal(buckets)).toMatchObject({ name: 'AccessDenied' });
  });

  it('without any policy nothing, not even of IAM; the refusal names the role as IAM does', async () => {
    const keys = await newUser(test, 'nobody');
    const as = test.client(IAMClient, { credentials: keys });
    expect(await refusal(as.send(new ListRolesCommand({})))).toMatchObject({ name: 'AccessDenied' });
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    expect(await refusal(as.send(new GetRoleCommand({ RoleName: 'films' })))).toMatchObject({
      message:
        'User: arn:aws:iam::000000000000:user/nobody is not authorized to perform: iam:GetRole on resource: role films because no identity-based policy allows the iam:GetRole action',
    });
    await expect(whoAmI(keys)).resolves.toMatchObject({ Arn: 'arn:aws:iam::000000000000:user/nobody' });
  });

  it('an explicit deny wins', async () => {
    const keys = await newUser(
      test,
      'denied',
      allow('dynamodb:*'),
      deny('dynamodb:PutItem', table('movies')),
    );
    expect(await refusal(get(keys, 'movies'))).toMatchObject(allowed);
    expect(await refusal(put(keys, 'movies'))).toMatchObject({
      ...refused,
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    });
  });

  it('inline and attached policies count together, with the version that is the default', async () => {
    const keys = await newUser(test, 'both', allow('dynamodb:GetItem', table('movies')));
    const document = policy(allow('dynamodb:PutItem', table('movies')));
    const { Policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: 'writer', PolicyDocument: document }),
    );
    const PolicyArn = Policy?.Arn;
    await iam.send(new AttachUserPolicyCommand({ UserName: 'both', PolicyArn }));
    expect(await refusal(get(keys, 'movies'))).toMatchObject(allowed);
    expect(await refusal(put(keys, 'movies'))).toMatchObject(allowed);
    const PolicyDocument = policy(deny('dynamodb:*'));
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument }));
    expect(await refusal(put(keys, 'movies'))).toMatchObject(allowed);
    await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument, SetAsDefault: true }));
    expect(await refusal(get(keys, 'movies'))).toMatchObject(refused);
  });

  it('a condition on the attached policy holds who may hand out what', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
    const only = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    const keys = await newUser(test, 'giver', {
      ...allow('iam:AttachUserPolicy'),
      Condition: { ArnEquals: { 'iam:PolicyARN': only } },
    });
    const attach = (PolicyArn: string) =>
      test
        .client(IAMClient, { credentials: keys })
        .send(new AttachUserPolicyCommand({ UserName: 'giver', PolicyArn }));
    await attach(only);
    const more = 'arn:aws:iam::aws:policy/AdministratorAccess';
    expect(await refusal(attach(more))).toMatchObject({ name: 'AccessDenied' });
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html
describe('a key', () => {
  const invalid = {
    name: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid.',
  };

  it('that is inactive is as good as unknown, until it is active again', async () => {
    const keys = await newUser(test, 'paused');
    const set = (Status: 'Active' | 'Inactive') =>
      iam.send(new UpdateAccessKeyCommand({ UserName: 'paused', AccessKeyId: keys.accessKeyId, Status }));
    await set('Inactive');
    expect(await refusal(whoAmI(keys))).toMatchObject(invalid);
    expect(await refusal(get(keys, 'movies'))).toMatchObject({ name: 'UnrecognizedClientException' });
    await set('Active');
    await whoAmI(keys);
  });

  it('of a user who was deleted is unknown', async () => {
    const keys = await newUser(test, 'gone');
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'gone', AccessKeyId: keys.accessKeyId }));
    await iam.send(new DeleteUserCommand({ UserName: 'gone' }));
    await newUser(test, 'gone');
    expect(await refusal(whoAmI(keys))).toMatchObject(invalid);
  });

  it('with a wrong secret is refused as such', async () => {
    const keys = await newUser(test, 'forger');
    expect(await refusal(whoAmI({ ...keys, secretAccessKey: 'x'.repeat(40) }))).toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
  });
});

it('users, keys and policies survive a restart', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'cinedb-iam-'));
  onTestFinished(() => rmSync(stateDir, { recursive: true, force: true }));
  const before = await testCloud({ stateDir });
  const keys = await newUser(before, 'ana', allow('iam:GetUser'));
  const UserName = 'ana';
  await before
    .client(IAMClient)
    .send(
      new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument: policy(allow('iam:ListRoles')) }),
    );
  await before.cloud.close();
  const after = await testCloud({ stateDir });
  onTestFinished(() => after.cloud.close());
  const as = after.client(IAMClient, { credentials: keys });
  expect((await as.send(new ListRolesCommand({}))).Roles).toEqual([]);
});
