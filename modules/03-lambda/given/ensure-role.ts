import { isDeepStrictEqual } from 'node:util';
import {
  CreateRoleCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
  type Role,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Course } from '../../../shared/step.ts';

/** Something that a role allows. */
export interface Statement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string;
}

/** The name of the policy inside each role. */
const POLICY_NAME = 'what-the-function-uses';

/** Who may take the role on: the Lambda service, and nobody else. */
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

/**
 * Makes an execution role, or corrects the one that is there.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
 *
 * @returns the role's ARN
 */
export async function ensureRole(course: Course, name: string, statements: Statement[]): Promise<string> {
  const role = (await find(course, name)) ?? (await create(course, name));
  await ensureTrust(course, role);
  await ensureTags(course, role);
  await ensurePolicy(course, name, statements);
  return String(role.Arn);
}

async function find({ clients, report }: Course, RoleName: string): Promise<Role | undefined> {
  const answer = await ifExists(
    clients.iam.send(new GetRoleCommand({ RoleName })),
    'NoSuchEntity',
    'NoSuchEntityException',
  );
  if (answer?.Role) report.same(`role ${RoleName} exists`);
  return answer?.Role;
}

async function create({ clients, names, report }: Course, RoleName: string): Promise<Role> {
  const { Role } = await clients.iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify(trust),
      Tags: tagList(names.tags),
    }),
  );
  report.did(`made role ${RoleName}`);
  return Role as Role;
}

async function ensureTrust({ clients, report }: Course, role: Role): Promise<void> {
  const { RoleName, AssumeRolePolicyDocument } = role;
  if (isSame(AssumeRolePolicyDocument, trust)) return;
  await clients.iam.send(
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: JSON.stringify(trust) }),
  );
  report.did(`let Lambda take role ${RoleName} on`);
}

async function ensureTags({ clients, names, report }: Course, { RoleName, Tags = [] }: Role): Promise<void> {
  const wanted = tagList(names.tags);
  if (wanted.every((tag) => Tags.some(({ Key, Value }) => Key === tag.Key && Value === tag.Value))) return;
  await clients.iam.send(new TagRoleCommand({ RoleName, Tags: wanted }));
  report.did(`tagged role ${RoleName}`);
}

async function ensurePolicy(
  { clients, report }: Course,
  RoleName: string,
  Statement: Statement[],
): Promise<void> {
  const policy = { Version: '2012-10-17', Statement };
  const now = await ifExists(
    clients.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: POLICY_NAME })),
    'NoSuchEntity',
    'NoSuchEntityException',
  );
  if (isSame(now?.PolicyDocument, policy)) return report.same('the role allows what the function uses');
  await clients.iam.send(
    new PutRolePolicyCommand({ RoleName, PolicyName: POLICY_NAME, PolicyDocument: JSON.stringify(policy) }),
  );
  report.did('wrote what the role allows');
}

/** IAM gives documents back with every special character as `%XX`. */
function isSame(encoded: string | undefined, document: object): boolean {
  return encoded !== undefined && isDeepStrictEqual(JSON.parse(decodeURIComponent(encoded)), document);
}

function tagList(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
