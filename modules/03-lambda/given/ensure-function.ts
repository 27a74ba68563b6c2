import { isDeepStrictEqual } from 'node:util';
import {
  CreateFunctionCommand,
  type FunctionConfiguration,
  GetFunctionCommand,
  TagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { retry } from '../../../shared/retry.ts';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';
import { type Bundle, bundleHandler } from './bundle.ts';
import { waitUntilReady } from './wait-for-function.ts';

/** What is special about a function. */
export interface FunctionSettings {
  name: string;
  roleArn: string;
  code: Bundle;
  /** Lambda gives a function processor time by its memory. */
  memoryMb: number;
  timeoutSeconds: number;
  environment: Record<string, string>;
}

const ARCHITECTURES = ['arm64' as const];

/**
 * Makes a function, or corrects the one that is there, and waits until it can be called.
 * https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
export async function ensureFunction(course: Course, settings: FunctionSettings): Promise<void> {
  const { report } = course;
  const { name, code } = settings;
  const found = await ifExists(
    course.clients.lambda.send(new GetFunctionCommand({ FunctionName: name })),
    'ResourceNotFoundException',
  );
  if (!found?.Configuration) {
    await create(course, settings);
    await waitUntilReady(course, name);
    return report.did(`made function ${name} from ${Math.ceil(code.size / 1000)} KB of code`);
  }
  const now = await waitUntilReady(course, name);
  await ensureCode(course, settings, now);
  await ensureConfiguration(course, settings, now);
  await ensureTags(course, settings, found.Tags, now.FunctionArn);
}

async function create({ clients, names }: Course, settings: FunctionSettings): Promise<void> {
  const command = new CreateFunctionCommand({
    FunctionName: settings.name,
    ...configuration(settings),
    Architectures: ARCHITECTURES,
    Code: { ZipFile: settings.code.zip },
    Tags: names.tags,
  });
  await retry(() => clients.lambda.send(command), whileRoleIsNew);
}

function configuration({ roleArn, memoryMb, timeoutSeconds, environment }: FunctionSettings) {
  return {
    Role: roleArn,
    Runtime: 'nodejs24.x' as const,
    Handler: bundleHandler,
    MemorySize: memoryMb,
    Timeout: timeoutSeconds,
    Environment: { Variables: environment },
  };
}

/** IAM tells its other parts of a new role within seconds; until then Lambda may not take it on. */
const whileRoleIsNew = {
  retryable: (error: unknown) => {
    const answer = awsAnswer(error);
    return answer?.code === 'InvalidParameterValueException' && /cannot be assumed/.test(answer.message);
  },
  deadlineMs: 60_000,
};

async function ensureCode(
  course: Course,
  { name, code }: FunctionSettings,
  now: FunctionConfiguration,
): Promise<void> {
  const { clients, report } = course;
  if (now.CodeSha256 === code.sha256 && isDeepStrictEqual(now.Architectures, ARCHITECTURES)) {
    return report.same(`function ${name} has this code`);
  }
  await clients.lambda.send(
    new UpdateFunctionCodeCommand({
      FunctionName: name,
      ZipFile: code.zip,
      Architectures: ARCHITECTURES,
    }),
  );
  // Lambda takes one change at a time.
  await waitUntilReady(course, name);
  report.did(`gave function ${name} its new code`);
}

async function ensureConfiguration(
  course: Course,
  settings: FunctionSettings,
  now: FunctionConfiguration,
): Promise<void> {
  const { clients, report } = course;
  const { Environment, ...wanted } = configuration(settings);
  // A variable that somebody added has to go too.
  const isSame = isDeepStrictEqual({ ...now.Environment?.Variables }, Environment.Variables);
  if (isSame && holds(now, wanted)) return report.same(`function ${settings.name} has these settings`);
  const command = new UpdateFunctionConfigurationCommand({
    FunctionName: settings.name,
    Environment,
    ...wanted,
  });
  await retry(() => clients.lambda.send(command), whileRoleIsNew);
  await waitUntilReady(course, settings.name);
  report.did(`corrected the settings of function ${settings.name}`);
}

async function ensureTags(
  { clients, names, report }: Course,
  { name }: FunctionSettings,
  now: Record<string, string> | undefined,
  Resource: string | undefined,
): Promise<void> {
  if (holds(now, names.tags)) return;
  await clients.lambda.send(new TagResourceCommand({ Resource, Tags: names.tags }));
  report.did(`tagged function ${name}`);
}
