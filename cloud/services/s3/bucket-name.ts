import { AwsError } from '../../errors.ts';

const FORBIDDEN = [
  /\.\./,
  /^\d{1,3}(\.\d{1,3}){3}$/,
  /^(xn--|sthree-|amzn-s3-demo-)/,
  /(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3|-an)$/,
];

/**
 * The rules for the name of a new bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 *
 * @throws AwsError InvalidBucketName
 */
export function checkBucketName(name: string): void {
  const isValid = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name);
  if (isValid && !FORBIDDEN.some((rule) => rule.test(name))) return;
  throw new AwsError('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name });
}
