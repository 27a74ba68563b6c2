import {
  DescribeStackEventsCommand,
  GetTemplateCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { startCloud } from '../../cloud/start.ts';
import { makeStackAdministrator } from '../../modules/06-sam/given/make-administrator.ts';
import { publishSite } from '../../modules/06-sam/given/publish-site.ts';
import { settledStack } from '../../modules/06-sam/given/ready-stack.ts';
import deployEverything from '../../modules/06-sam/solution/sam-06-deploy.ts';
import { openCourse } from '../../shared/course.ts';
import { findStack } from '../../shared/find-stack.ts';
import { loadModules } from '../../shared/manifest.ts';
import { readOutputs } from '../../shared/stack-outputs.ts';
import type { Course } from '../../shared/step.ts';
import { loadChecks } from '../../verify/load-checks.ts';
import type { ModuleResult } from '../../verify/result.ts';
import { runModule } from '../../verify/run.ts';
import { planChecks } from '../../verify/select.ts';
import { type Edit, editedBy } from './sam-edits.ts';

/** The solution of module 6, deployed on a cloud of its own, without modules 1 to 5 beside it. */
export interface DeployedStack {
  course: Course;
  /** The same course with the stack's names in place of the scripts'. */
  inStack: Course;
  /** The template as it was deployed. */
  original: string;
  /** Another student of the same cloud, with nothing deployed. */
  student(name: string): Promise<Course>;
  grade(course: Course, options?: { only?: string | undefined; seed?: string }): Promise<ModuleResult>;
  close(): Promise<void>;
}

export async function deployStackOnly(): Promise<DeployedStack> {
  const cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
  const student = (name: string) =>
    openCourse(
      { target: 'local', student: name, region: 'us-east-1', stateDir: '', endpoint: cloud.url },
      { env: { CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' } },
    );
  const course = await student('ana');
  await deployEverything(course);
  return {
    course,
    inStack: await withStackNames(course),
    original: await readTemplate(course),
    student,
    grade: gradeStack,
    close: () => cloud.close(),
  };
}

/** Grades module 6. */
export async function gradeStack(
  course: Course,
  { only, seed = '7f3a19c2' }: { only?: string | undefined; seed?: string } = {},
) {
  const module = loadModules().find(({ number }) => number === 6);
  if (!module) throw new Error('there is no module 6');
  const table = await loadChecks(module);
  return runModule({ module, plan: planChecks(module, only), course, table, seed });
}

/** The same with the names that the stack has now: an update may have replaced something. */
export async function refreshed(stack: DeployedStack): Promise<DeployedStack> {
  return { ...stack, inStack: await withStackNames(stack.course) };
}

/** What breaks things by their names breaks the stack's with these. */
async function withStackNames(course: Course): Promise<Course> {
  const name = course.names.stacks.dev;
  const outputs = await readOutputs(course, name);
  const called = (names: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(names).map(([key, text]) => [key, text.replace('cinedb-ana', name)]),
    ) as typeof course.names.functions;
  return {
    ...course,
    names: {
      ...course.names,
      siteBucket: outputs.SiteBucketName,
      postersBucket: outputs.PostersBucketName,
      moviesTable: outputs.MoviesTableName,
      functions: called(course.names.functions),
      logGroups: called(course.names.logGroups),
      apiName: `${name}-api`,
      distributionComment: `${name}-site`,
      userPoolName: `${name}-admins`,
      userPoolClientName: `${name}-site`,
    },
  };
}

async function readTemplate({ clients, names }: Course): Promise<string> {
  const command = new GetTemplateCommand({ StackName: names.stacks.dev, TemplateStage: 'Original' });
  return String((await clients.cloudformation.send(command)).TemplateBody);
}

/** Gives the stack another template, and waits until it is deployed. */
export async function updateStack(course: Course, TemplateBody: string): Promise<void> {
  const { clients, names } = course;
  const StackName = names.stacks.dev;
  const stack = await findStack(clients.cloudformation, StackName);
  const declared = (stack?.Parameters ?? []).map(({ ParameterKey = '' }) => ParameterKey);
  await clients.cloudformation.send(
    new UpdateStackCommand({
      StackName,
      TemplateBody,
      Parameters: declared
        .filter((ParameterKey) => new RegExp(`^  ${ParameterKey}:$`, 'm').test(TemplateBody))
        .map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
      Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    }),
  );
  const { StackStatus } = (await settledStack(course, StackName)) ?? {};
  if (StackStatus !== 'UPDATE_COMPLETE') throw new Error(`${StackStatus}: ${await lastFailure(course)}`);
}

async function lastFailure({ clients, names }: Course): Promise<string | undefined> {
  const command = new DescribeStackEventsCommand({ StackName: names.stacks.dev });
  const { StackEvents = [] } = await clients.cloudformation.send(command);
  return StackEvents.find(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'))
    ?.ResourceStatusReason;
}

/** The place of the API's definition, which the template includes. */
export function includedAt(template: string): { Bucket: string; Key: string } {
  const [, Bucket = '', Key = ''] = /s3:\/\/([^/\s]+)\/([^\s'"}]+\.yaml)/.exec(template) ?? [];
  return { Bucket, Key };
}

/** The definition of the API as it was deployed. */
export async function readIncluded({ clients }: Pick<Course, 'clients'>, template: string): Promise<string> {
  const { Body } = await clients.s3.send(new GetObjectCommand(includedAt(template)));
  return String(await Body?.transformToString());
}

/** The template with another definition of the API, which lies beside the one that is deployed. */
export async function withOtherApi(
  { clients }: Course,
  template: string,
  edits: readonly Edit[],
): Promise<string> {
  const { Bucket, Key } = includedAt(template);
  const text = editedBy(edits, await readIncluded({ clients }, template));
  const other = Key.replace('.yaml', '-other.yaml');
  await clients.s3.send(new PutObjectCommand({ Bucket, Key: other, Body: text }));
  return template.replace(Key, other);
}

/** Publishes the site again and makes the administrator, as every deployment does at its end. */
export async function publishAgain({ course }: Pick<DeployedStack, 'course'>): Promise<void> {
  const outputs = await readOutputs(course, course.names.stacks.dev);
  await publishSite(course, outputs, 'solution');
  await makeStackAdministrator(course, course.names.stacks.dev, outputs);
}
