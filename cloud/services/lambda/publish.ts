import { randomUUID } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import type { FunctionRecord, VersionRecord } from './state.ts';

/**
 * Makes a version of what `$LATEST` is, unless the last version is just that.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html
 */
export function publish(
  cloud: Cloud,
  record: FunctionRecord,
  description?: string,
): { record: FunctionRecord; version: VersionRecord } {
  const last = record.versions.at(-1);
  if (last && sameContent(last, record.latest)) return { record, version: last };
  const version: VersionRecord = {
    ...record.latest,
    version: String(record.nextVersion),
    revisionId: randomUUID(),
    modifiedAt: cloud.clock.now(),
    ...(description !== undefined && { description }),
  };
  return {
    version,
    record: { ...record, versions: [...record.versions, version], nextVersion: record.nextVersion + 1 },
  };
}

/** Descriptions do not count. */
function sameContent(a: VersionRecord, b: VersionRecord): boolean {
  const content = ({
    version: _,
    revisionId: __,
    modifiedAt: ___,
    description: ____,
    codeBlob: _____,
    ...rest
  }: VersionRecord) => JSON.stringify(Object.entries(rest).sort());
  return content(a) === content(b);
}
