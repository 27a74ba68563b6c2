import { randomUUID } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { FunctionRecord, VersionRecord } from './state.ts';

/** Links are good for ten minutes: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html */
const LINK_MS = 600_000;

interface Link {
  blob: string;
  endsAt: number;
}

const links = new WeakMap<Cloud, Map<string, Link>>();

/** An address that gives the code of a version to whoever has it, as AWS's bucket for functions does. */
export function codeLocation(
  cloud: Cloud,
  { region, name }: FunctionRecord,
  { codeBlob }: VersionRecord,
): string {
  const ofCloud = links.get(cloud) ?? new Map<string, Link>();
  links.set(cloud, ofCloud);
  const now = cloud.clock.now();
  for (const [id, { endsAt }] of ofCloud) if (endsAt <= now) ofCloud.delete(id);
  const id = `${name}-${randomUUID()}`;
  ofCloud.set(id, { blob: codeBlob, endsAt: now + LINK_MS });
  return `http://awslambda-${region}-tasks.s3.${region}.${cloud.urlSuffix}/snapshots/${id}`;
}

/** @throws AwsError AccessDenied in S3's words when the link has ended or was never made */
export function linkedCode(cloud: Cloud, path: string): Uint8Array {
  const link = links.get(cloud)?.get(path.replace('/snapshots/', ''));
  if (!link || link.endsAt <= cloud.clock.now())
    throw new AwsError('AccessDenied', 'Request has expired', 403);
  return cloud.store.blobs.get(link.blob);
}
