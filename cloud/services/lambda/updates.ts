import { randomUUID } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-lambda';
import type { Call } from '../../call.ts';
import { environmentsOf } from '../../runtime/environments.ts';
import type { Handlers, Modelled } from '../service.ts';
import { dropUnusedCode } from './drop-code.ts';
import { functionOf } from './find.ts';
import { requireSettled } from './lifecycle.ts';
import { functionArn } from './names.ts';
import { publish } from './publish.ts';
import { keepCode, readCode, sha256 } from './read-code.ts';
import { checkRevision } from './refusals.ts';
import { readSettings, SETTINGS } from './settings.ts';
import { shownFunction } from './shown-function.ts';
import { type FunctionRecord, saveFunction, type VersionRecord } from './state.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html */
export const handlers = {
  async UpdateFunctionCode(input, call) {
    changeable(call, input);
    const zip = await readCode(call, input);
    // Somebody else may have changed it meanwhile.
    const before = changeable(call, input);
    const architecture = input.Architectures?.[0] ?? before.latest.architecture;
    if (input.DryRun) {
      const latest = { ...before.latest, architecture, codeSize: zip.byteLength, codeSha256: sha256(zip) };
      return shownFunction(call.cloud, before, latest);
    }
    const after = change(call, before, { architecture, ...keepCode(call, zip) });
    const { record, version } = input.Publish
      ? publish(call.cloud, after)
      : { record: after, version: after.latest };
    save(call, before, record);
    return shownFunction(call.cloud, record, version, input.Publish ? version.version : undefined);
  },

  UpdateFunctionConfiguration(input, call) {
    const before = changeable(call, input);
    const record = change(call, before, readSettings(call, before.name, input));
    save(call, before, record);
    return shownFunction(call.cloud, record, record.latest);
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  UpdateFunctionCode: [
    'FunctionName',
    'ZipFile',
    'S3Bucket',
    'S3Key',
    'S3ObjectVersion',
    'Publish',
    'DryRun',
    'RevisionId',
    'Architectures',
  ],
  UpdateFunctionConfiguration: ['FunctionName', 'RevisionId', ...SETTINGS],
};

/** @throws AwsError ResourceNotFoundException, ResourceConflictException, PreconditionFailedException */
function changeable(
  call: Call,
  { FunctionName, RevisionId }: { FunctionName: string; RevisionId?: string },
): FunctionRecord {
  const record = functionOf(call, FunctionName);
  requireSettled(call.cloud, record);
  checkRevision(RevisionId, record.latest.revisionId);
  return record;
}

function change(call: Call, record: FunctionRecord, changes: Partial<VersionRecord>): FunctionRecord {
  const now = call.cloud.clock.now();
  const latest = { ...record.latest, ...changes, revisionId: randomUUID(), modifiedAt: now };
  return { ...record, latest, updatedAt: now };
}

function save(call: Call, before: FunctionRecord, after: FunctionRecord): void {
  saveFunction(call.cloud, after);
  dropUnusedCode(call.cloud, before, after);
  environmentsOf(call.cloud).retire(functionArn(after), '$LATEST');
}
