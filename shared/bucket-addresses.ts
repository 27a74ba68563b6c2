import type { Config } from './config.ts';
import { publicSuffix } from './public-suffix.ts';

/** Where the public meets a bucket. Each address ends with a slash. */
export interface BucketAddresses {
  /** The REST address, over TLS. */
  rest: string;
  /** The same without TLS. */
  plain: string;
  /** The website address, which has no TLS. */
  website: string;
}

/**
 * The public addresses of a bucket. This is the one place that knows how they look on AWS and on the embedded cloud.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export function bucketAddresses(
  { endpoint, region }: Pick<Config, 'endpoint' | 'region'>,
  bucket: string,
): BucketAddresses {
  const suffix = publicSuffix(endpoint);
  const host = `${bucket}.s3.${region}.${suffix}`;
  const separator = endpoint === undefined && !withHyphen.has(region) ? '.' : '-';
  return {
    rest: `https://${host}/`,
    plain: `http://${host}/`,
    website: `http://${bucket}.s3-website${separator}${region}.${suffix}/`,
  };
}

/** The regions whose website address has a hyphen: https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints */
const withHyphen = new Set([
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'eu-west-1',
  'sa-east-1',
  'us-gov-west-1',
]);
