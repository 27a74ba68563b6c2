import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';
import { allow, deny, type Keys, newRole, newUser, policy, trust } from '../iam/test-users.ts';

const ACCOUNT = 'arn:aws:iam::000000000000';
let test: TestCloud;
let keys: Keys;
let films: string;
const sts = (credentials: Keys) => test.client(STSClient, { credentials });

beforeAll(async () => {
  test = await testCloud();
  keys = await newUser(test, 'ana');
  films = await newRole(test, 'films', trust({ AWS: `${ACCOUNT}:user/ana` }), { Path: '/course/' });
  await allowRole('films', 'dynamodb:GetItem');
});
afterAll(() => test.cloud.close());

async function allowRole(RoleName: string, ...actions: string[]) {
  const PolicyDocument = policy(allow(actions));
  await test
    .client(IAMClient)
    .send(new PutRolePolicyCommand({ RoleName, PolicyName: 'own', PolicyDocument }));
}

async function assume(as: Keys, RoleArn: string, more: Partial<AssumeRoleCommandInput> = {}) {
  const answer = await sts(as).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session', ...more }));
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {};
  const session = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return { ...answer, session };
}

const denied = (user: string, role: string) => ({
  name: 'AccessDenied',
  message: `User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
});
const ana = `${ACCOUNT}:user/ana`;

// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
describe('AssumeRole', () => {
  it('gives credentials of a session of the role', async () => {
    const { session, AssumedRoleUser, Credentials } = await assume(keys, films);
    expect(session.accessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
    const hour = test.cloud.clock.now() + 3_600_000;
    expect(Math.abs((Credentials?.Expiration?.getTime() ?? 0) - hour)).toBeLessThan(10_000);
    const identity = await sts(session).send(new GetCallerIdentityCommand({}));
    // The path is no part of a session's ARN: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    expect(identity.Arn).toBe('arn:aws:sts::000000000000:assumed-role/films/session');
    expect(AssumedRoleUser).toEqual({ AssumedRoleId: identity.UserId, Arn: identity.Arn });
    expect(identity.UserId).toMatch(/^AROA[A-Z2-7]{17}:session$/);
  });

  it('is refused to those whom the trust policy does not name, and for roles that do not exist', async () => {
    const bob = await newUser(test, 'bob', allow('sts:*'));
    expect(await refusal(assume(bob, films))).toMatchObject(denied(`${ACCOUNT}:user/bob`, films));
    const none = `${ACCOUNT}:role/none`;
    expect(await refusal(assume(bob, none))).toMatchObject(denied(`${ACCOUNT}:user/bob`, none));
  });

  it('is refused by an explicit deny of the caller’s own policies', async () => {
    const eve = await newUser(test, 'eve', deny('sts:AssumeRole'));
    const role = await newRole(test, 'of-eve', trust({ AWS: `${ACCOUNT}:user/eve` }));
    expect((await refusal(assume(eve, role))).message).toMatch(
      /with an explicit deny in an identity-based policy$/,
    );
  });

  it('leaves it to the caller’s policies when the trust policy names the account', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts
    const role = await newRole(test, 'of-account', trust({ AWS: `${ACCOUNT}:root` }));
    expect(await refusal(assume(keys, role))).toMatchObject(denied(ana, role));
    const carl = await newUser(test, 'carl', allow('sts:AssumeRole', role));
    await expect(assume(carl, role)).resolves.toBeDefined();
  });

  it('asks for the external id that the trust policy wants', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
    const condition = { StringEquals: { 'sts:ExternalId': 'right' } };
    const role = await newRole(test, 'external', trust({ AWS: ana }, condition));
    expect(await refusal(assume(keys, role))).toMatchObject(denied(ana, role));
    expect(await refusal(assume(keys, role, { ExternalId: 'wrong' }))).toMatchObject(denied(ana, role));
    await expect(assume(keys, role, { ExternalId: 'right' })).resolves.toBeDefined();
  });

  it('takes both sides to agree across accounts', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
    const role = await newRole(test, 'abroad', trust({ AWS: '111111111111' }));
    const other = { ...test, client: otherAccount } as TestCloud;
    const dan = await newUser(other, 'dan');
    expect(await refusal(assume(dan, role))).toMatchObject(
      denied('arn:aws:iam::111111111111:user/dan', role),
    );
    const fay = await newUser(other, 'fay', allow('sts:AssumeRole', role));
    const { session } = await assume(fay, role);
    expect((await sts(session).send(new GetCallerIdentityCommand({}))).Account).toBe('000000000000');
  });

  it('is refused to the account’s administrator', async () => {
    const administrator = { accessKeyId: 'test', secretAccessKey: 'test' };
    expect(await refusal(assume(administrator, films))).toMatchObject({
      name: 'AccessDenied',
      message: 'Roles may not be assumed by root accounts.',
    });
  });

  it('lasts as long as the role allows, and an hour when one session takes another role', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
    expect(await refusal(assume(keys, films, { DurationSeconds: 3601 }))).toMatchObject({
      name: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    });
    const long = await newRole(test, 'long', trust({ AWS: [ana, films] }), { MaxSessionDuration: 7200 });
    await expect(assume(keys, long, { DurationSeconds: 7200 })).resolves.toBeDefined();
    const { session } = await assume(keys, films);
    expect(await refusal(assume(session, long, { DurationSeconds: 3601 }))).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('1 hour session limit for roles assumed by role chaining'),
    });
    await expect(assume(session, long)).resolves.toBeDefined();
  });

  it('refuses session tags by name', async () => {
    const tagged = assume(keys, films, { Tags: [{ Key: 'a', Value: 'b' }] });
    expect(await refusal(tagged)).toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('Tags of AssumeRole'),
    });
  });
});

describe('a role’s session', () => {
  const get = (credentials: Keys, TableName = 'none') =>
    test
      .client(DynamoDBClient, { credentials })
      .send(new GetItemCommand({ TableName, Key: { id: { S: 'a' } } }));
  const allowed = { name: 'ResourceNotFoundException' };

  it('may do what its role’s policies allow at the moment', async () => {
    const role = await newRole(test, 'changing', trust({ AWS: ana }));
    const { session } = await assume(keys, role);
    expect(await refusal(get(session))).toMatchObject({ name: 'AccessDeniedException' });
    await allowRole('changing', 'dynamodb:GetItem');
    expect(await refusal(get(session))).toMatchObject(allowed);
  });

  it('may do no more than the policy that was given to AssumeRole', async () => {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
    const Policy = policy(allow('dynamodb:*', 'arn:aws:dynamodb:*:*:table/mine'));
    const { session } = await assume(keys, films, { Policy });
    expect(await refusal(get(session, 'mine'))).toMatchObject(allowed);
    expect(await refusal(get(session, 'other'))).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('because no session policy allows the dynamodb:GetItem action'),
    });
    const PolicyArns = [{ arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }];
    const managed = await assume(keys, films, { PolicyArns });
    expect(await refusal(get(managed.session))).toMatchObject({ name: 'AccessDeniedException' });
    expect(await refusal(assume(keys, films, { Policy: '{}' }))).toMatchObject({
      name: 'MalformedPolicyDocumentException',
    });
  });

  it('needs its token, and ends with its role', async () => {
    const role = await newRole(test, 'passing', trust({ AWS: ana }));
    const { session } = await assume(keys, role);
    const { sessionToken: _, ...tokenless } = session;
    const invalid = { name: 'InvalidClientTokenId' };
    const ask = (as: Keys) => sts(as).send(new GetCallerIdentityCommand({}));
    expect(await refusal(ask(tokenless))).toMatchObject(invalid);
    expect(await refusal(ask({ ...session, sessionToken: 'forged' }))).toMatchObject(invalid);
    await ask(session);
    await test.client(IAMClient).send(new DeleteRoleCommand({ RoleName: 'passing' }));
    await newRole(test, 'passing', trust({ AWS: ana }));
    expect(await refusal(ask(session))).toMatchObject(invalid);
  });
});

function otherAccount<Client>(
  Client: Parameters<typeof test.client<Client>>[0],
  options: Parameters<typeof test.client<Client>>[1] = {},
): Client {
  return test.client(Client, {
    credentials: { accessKeyId: '111111111111', secretAccessKey: 'test' },
    ...options,
  });
}
