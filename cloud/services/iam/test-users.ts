import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { PolicyStatement } from '../../auth/principal.ts';
import type { TestCloud } from '../../testing.ts';

export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export function policy(...Statement: PolicyStatement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

export function allow(Action: string | string[], Resource: string | string[] = '*'): PolicyStatement {
  return { Effect: 'Allow', Action, Resource };
}

export function deny(Action: string | string[], Resource: string | string[] = '*'): PolicyStatement {
  return { Effect: 'Deny', Action, Resource };
}

export function trust(
  Principal: PolicyStatement['Principal'],
  Condition?: PolicyStatement['Condition'],
): string {
  return policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition && { Condition }) });
}

/** Makes a user with one inline policy, and gives a key of it. */
export async function newUser(
  test: TestCloud,
  UserName: string,
  ...statements: PolicyStatement[]
): Promise<Keys> {
  const iam = test.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName }));
  if (statements.length > 0) {
    const PolicyDocument = policy(...statements);
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
  }
  return newKey(test, UserName);
}

export async function newKey(test: TestCloud, UserName: string): Promise<Keys> {
  const { AccessKey } = await test.client(IAMClient).send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** Makes a role and gives its ARN. */
export async function newRole(
  test: TestCloud,
  RoleName: string,
  AssumeRolePolicyDocument: string,
  more: { MaxSessionDuration?: number; Path?: string } = {},
): Promise<string> {
  const { Role } = await test
    .client(IAMClient)
    .send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, ...more }));
  return Role?.Arn ?? '';
}
