import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { bucketAddresses } from '../../../shared/bucket-addresses.ts';
import type { Course } from '../../../shared/step.ts';

/** A file that CloudFormation can read. */
export interface Asset {
  /** As templates write it: `s3://BUCKET/KEY` */
  uri: string;
  /** As CloudFormation wants the address of a template: `https://…` */
  url: string;
}

/**
 * Uploads a file under the hash of its content, unless it is there. The same content has the same key, so CloudFormation
 * sees a change where there is one and nowhere else.
 *
 * @param ending of the key, without its dot: `zip`
 */
export async function uploadAsset(
  { clients, config, report }: Course,
  { bucket, body, ending, what }: { bucket: string; body: Uint8Array; ending: string; what: string },
): Promise<Asset> {
  const Key = `${createHash('sha256').update(body).digest('hex')}.${ending}`;
  const place = { Bucket: bucket, Key };
  const found = await ifExists(clients.s3.send(new HeadObjectCommand(place)), 'NotFound', 'NoSuchKey');
  if (found) report.same(`${what} is uploaded`);
  else {
    await clients.s3.send(new PutObjectCommand({ ...place, Body: body }));
    report.did(`uploaded ${what}, ${Math.ceil(body.length / 1000)} KB`);
  }
  return { uri: `s3://${bucket}/${Key}`, url: bucketAddresses(config, bucket).rest + Key };
}
