import { AwsError } from '../../errors.ts';

/** CloudFront's answer to a value that it does not take. */
export function invalidArgument(message: string): AwsError {
  return new AwsError('InvalidArgument', message);
}
