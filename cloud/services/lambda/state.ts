import type { PolicyStatement } from '../../auth/principal.ts';
import type { Caller, Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';

/** Where functions live: an account's region. */
export type Place = Pick<Caller, 'account' | 'region'>;

/** The code and the configuration of a version; `$LATEST` is the one that changes. Times are in milliseconds since 1970. */
export interface VersionRecord {
  version: string;
  revisionId: string;
  modifiedAt: number;
  description: string;
  roleArn: string;
  runtime: string;
  handler: string;
  memoryMegabytes: number;
  timeoutSeconds: number;
  variables: Record<string, string>;
  architecture: 'x86_64' | 'arm64';
  logGroup: string;
  codeBlob: string;
  codeSize: number;
  codeSha256: string;
}

export interface AliasRecord {
  name: string;
  version: string;
  description: string;
  revisionId: string;
}

/** A resource policy: of the function, or of one of its versions or aliases. */
export interface FunctionPolicy {
  revisionId: string;
  statements: PolicyStatement[];
}

export interface FunctionRecord {
  name: string;
  account: string;
  region: string;
  createdAt: number;
  latest: VersionRecord;
  /** The last change of `latest`, which takes a moment to come into force. */
  updatedAt?: number;
  /** Published versions, oldest first. */
  versions: VersionRecord[];
  /** The number of the next version: deleted ones are not given again. */
  nextVersion: number;
  aliases: Record<string, AliasRecord>;
  /** By qualifier; the empty one is the function's own. */
  policies: Record<string, FunctionPolicy>;
  reservedConcurrency?: number;
  tags: Record<string, string>;
}

export function functions(cloud: Cloud, { account, region }: Place): Collection<FunctionRecord> {
  return cloud.store.collection('lambda/functions', account, region);
}

export function saveFunction(cloud: Cloud, record: FunctionRecord): void {
  functions(cloud, record).set(record.name, record);
}
