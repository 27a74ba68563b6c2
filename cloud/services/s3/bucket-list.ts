import type * as Sdk from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Input, Output } from '../service.ts';
import { ownerOf } from './canonical-id.ts';
import { type Bucket, buckets } from './state.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function listBuckets(
  input: Input<typeof Sdk, 'ListBuckets'>,
  call: Call,
): Output<typeof Sdk, 'ListBuckets'> {
  const { Prefix, MaxBuckets, BucketRegion, ContinuationToken } = input;
  const after = ContinuationToken === undefined ? '' : readToken(ContinuationToken);
  const found = [...buckets(call.cloud).values()]
    .filter(({ account, name, region }) => {
      if (account !== call.account || name <= after) return false;
      return name.startsWith(Prefix ?? '') && (BucketRegion === undefined || region === BucketRegion);
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = found.slice(0, MaxBuckets);
  const last = page.at(-1);
  // S3 names each bucket's region only when the request had a parameter.
  const withRegion = [Prefix, MaxBuckets, BucketRegion, ContinuationToken].some(
    (value) => value !== undefined,
  );
  return {
    Buckets: page.map((bucket) => listed(bucket, withRegion)),
    Owner: ownerOf(call.account),
    ...(Prefix === undefined ? {} : { Prefix }),
    ...(last && page.length < found.length ? { ContinuationToken: writeToken(last.name) } : {}),
  };
}

function listed({ name, createdAt, region }: Bucket, withRegion: boolean) {
  return { Name: name, CreationDate: new Date(createdAt), ...(withRegion ? { BucketRegion: region } : {}) };
}

function writeToken(name: string): string {
  return Buffer.from(name).toString('base64');
}

function readToken(token: string): string {
  const name = Buffer.from(token, 'base64').toString();
  if (writeToken(name) === token) return name;
  throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect', 400, {
    ArgumentName: 'continuation-token',
    ArgumentValue: token,
  });
}
