import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-lambda';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { environmentsOf } from '../../runtime/environments.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { codeLocation } from './code-links.ts';
import { deleteVersion } from './delete-version.ts';
import { dropUnusedCode } from './drop-code.ts';
import { findFunction, findTarget } from './find.ts';
import { functionArn, parseFunctionName } from './names.ts';
import { pageOf } from './pages.ts';
import { publish } from './publish.ts';
import { type Code, keepCode, readCode } from './read-code.ts';
import { conflict, invalidParameter } from './refusals.ts';
import { readSettings, SETTINGS } from './settings.ts';
import { shownFunction } from './shown-function.ts';
import { type FunctionRecord, functions, saveFunction, type VersionRecord } from './state.ts';
import { checkTags } from './tags.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html: a bare name is shorter than an ARN may be */
const LONGEST_NAME = 64;
const DEFAULT_SECONDS = 3;
const DEFAULT_MEGABYTES = 128;

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export const handlers = {
  async CreateFunction(input, call) {
    const { name } = parseFunctionName(input.FunctionName, call);
    checkLength(name);
    requireFree(call, name);
    checkTags(input.Tags ?? {});
    const settings = firstSettings(call, name, input);
    const zip = await readCode(call, input.Code);
    // Somebody else may have made it meanwhile.
    requireFree(call, name);
    const latest = { ...settings, ...keepCode(call, zip) };
    const created: FunctionRecord = {
      name,
      account: call.account,
      region: call.region,
      createdAt: call.cloud.clock.now(),
      latest,
      versions: [],
      nextVersion: 1,
      aliases: {},
      policies: {},
      tags: input.Tags ?? {},
    };
    const { record, version } = input.Publish
      ? publish(call.cloud, created)
      : { record: created, version: latest };
    saveFunction(call.cloud, record);
    return shownFunction(call.cloud, record, version, input.Publish ? version.version : undefined);
  },

  GetFunction({ FunctionName, Qualifier }, call) {
    const { record, version, name } = findTarget(
      call.cloud,
      parseFunctionName(FunctionName, call, Qualifier),
    );
    return {
      Configuration: shownFunction(call.cloud, record, version, name.qualifier),
      Code: { RepositoryType: 'S3', Location: codeLocation(call.cloud, record, version) },
      ...(Object.keys(record.tags).length > 0 && { Tags: record.tags }),
      ...(record.reservedConcurrency !== undefined && {
        Concurrency: { ReservedConcurrentExecutions: record.reservedConcurrency },
      }),
    };
  },

  GetFunctionConfiguration({ FunctionName, Qualifier }, call) {
    const { record, version, name } = findTarget(
      call.cloud,
      parseFunctionName(FunctionName, call, Qualifier),
    );
    return shownFunction(call.cloud, record, version, name.qualifier);
  },

  ListFunctions({ FunctionVersion, Marker, MaxItems }, call) {
    const all = [...functions(call.cloud, call).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    const shown = all.flatMap((record) =>
      FunctionVersion === 'ALL'
        ? [record.latest, ...record.versions].map((version) =>
            shownFunction(call.cloud, record, version, version.version),
          )
        : [shownFunction(call.cloud, record, record.latest)],
    );
    const { page, next } = pageOf(shown, ({ FunctionArn }) => FunctionArn ?? '', Marker, MaxItems);
    return { Functions: page, NextMarker: next };
  },

  DeleteFunction({ FunctionName, Qualifier }, call) {
    const name = parseFunctionName(FunctionName, call, Qualifier);
    const record = findFunction(call.cloud, name);
    if (name.qualifier) deleteVersion(call.cloud, record, name.qualifier);
    else {
      functions(call.cloud, call).delete(record.name);
      dropUnusedCode(call.cloud, record);
    }
    environmentsOf(call.cloud).retire(functionArn(record), name.qualifier);
    return { StatusCode: 204 };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateFunction: [
    'FunctionName',
    'Code.ZipFile',
    'Code.S3Bucket',
    'Code.S3Key',
    'Code.S3ObjectVersion',
    'PackageType',
    'Publish',
    'Architectures',
    'Tags',
    ...SETTINGS,
  ],
  GetFunction: ['FunctionName', 'Qualifier'],
  GetFunctionConfiguration: ['FunctionName', 'Qualifier'],
  ListFunctions: ['FunctionVersion', 'Marker', 'MaxItems'],
  DeleteFunction: ['FunctionName', 'Qualifier'],
};

function checkLength(name: string): void {
  if (name.length <= LONGEST_NAME) return;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_NAME}`,
  );
}

/** @throws AwsError ResourceConflictException */
function requireFree(call: Call, name: string): void {
  if (functions(call.cloud, call).has(name)) throw conflict(`Function already exist: ${name}`);
}

function firstSettings(
  call: Call,
  name: string,
  input: Input<typeof Sdk, 'CreateFunction'>,
): Omit<VersionRecord, keyof Code> {
  if (input.PackageType === 'Image') {
    throw invalidParameter('Please provide ImageUri when updating a function with packageType Image.');
  }
  if (!input.Runtime || !input.Handler) {
    throw invalidParameter(
      'Runtime and Handler are mandatory parameters for functions created with deployment packages.',
    );
  }
  return {
    version: '$LATEST',
    revisionId: randomUUID(),
    modifiedAt: call.cloud.clock.now(),
    description: '',
    roleArn: input.Role,
    runtime: input.Runtime,
    handler: input.Handler,
    memoryMegabytes: DEFAULT_MEGABYTES,
    timeoutSeconds: DEFAULT_SECONDS,
    variables: {},
    architecture: input.Architectures?.[0] ?? 'x86_64',
    logGroup: `/aws/lambda/${name}`,
    ...readSettings(call, name, input),
  };
}
