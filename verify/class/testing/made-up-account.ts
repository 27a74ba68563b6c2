import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateStackCommand, type Parameter } from '@aws-sdk/client-cloudformation';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { provisionModule } from '../../../commands/provision.ts';
import { type AccessKeys, createClients } from '../../../shared/clients.ts';
import { readConfig } from '../../../shared/config.ts';
import { openCourse } from '../../../shared/course.ts';
import { findStack } from '../../../shared/find-stack.ts';
import type { Module } from '../../../shared/manifest.ts';
import { courseRoot } from '../../../shared/root.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';

/** The account of the instructor of made-up classes. */
export const instructorAccount = '999999999999';

export const externalId = 'a-word-of-the-class';

const PASSWORD = 'Correct-horse-7';

/** The course of an account's administrator on a cloud. */
export function administratorCourse(url: string, account: string, student: string): Promise<Course> {
  const config = readConfig({ endpoint: url, student }, {}, {});
  const env = {
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'test',
    CINEDB_ADMIN_PASSWORD: PASSWORD,
  };
  return openCourse(config, { env });
}

/** The keys of an IAM user of the instructor's account, who may take roles. An account's root may not. */
export async function instructorKeys(url: string): Promise<AccessKeys> {
  const { clients } = await administratorCourse(url, instructorAccount, 'ana');
  const UserName = 'instructor';
  await clients.iam.send(new CreateUserCommand({ UserName }));
  const Statement = [
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/cinedb-grader' },
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await clients.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'grade', PolicyDocument }));
  const { AccessKey } = await clients.iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** What a class is graded with, beside the class. */
export async function instructorOf(url: string): Promise<Pick<Course, 'config' | 'clients'>> {
  const config = readConfig({ endpoint: url, student: 'ana' }, {}, {});
  return { config, clients: createClients(config, {}, await instructorKeys(url)) };
}

/** Deploys `verify/grader-role.yaml` as a student does. */
export async function deployGraderRole(
  { clients, student }: Course,
  parameters: Record<string, string> = {},
): Promise<void> {
  const StackName = 'cinedb-grader';
  const all = {
    InstructorAccount: instructorAccount,
    ExternalId: externalId,
    Student: student,
    ...parameters,
  };
  await clients.cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: readFileSync(join(courseRoot, 'verify', 'grader-role.yaml'), 'utf8'),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries(all).map(
        ([ParameterKey, ParameterValue]): Parameter => ({ ParameterKey, ParameterValue }),
      ),
    }),
  );
  const isDone = async () => {
    const stack = await findStack(clients.cloudformation, StackName);
    if (stack?.StackStatus?.endsWith('_IN_PROGRESS')) return undefined;
    return stack?.StackStatus;
  };
  const status = await waitFor('the stack of the role', isDone, { deadlineMs: 30_000 });
  if (status !== 'CREATE_COMPLETE') throw new Error(`the stack is ${status}`);
}

/** Does modules with their solutions, or the first requirements of one. */
export async function solve(
  course: Course,
  modules: readonly Module[],
  requirements?: number,
): Promise<void> {
  for (const module of modules) {
    await provisionModule({
      module,
      requirements: module.requirements.slice(0, requirements ?? module.requirements.length),
      tree: 'solution',
      course,
      out: () => {},
    });
  }
}
