import { AwsError } from '../../errors.ts';
import type { Violation } from './model.ts';

type Refusal = (value: string, allowed: string[]) => AwsError;

/**
 * S3's answer to an input that breaks its constraints. S3 tells the first one only, in words of its own:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function s3Error(violations: readonly Violation[]): AwsError {
  const [violation] = violations;
  if (violation?.outside) return outsideError(violation, violation.outside);
  if (violation?.payload) return new AwsError('MissingRequestBodyError', 'Request Body is empty');
  if (violation?.shapeName === 'BucketLocationConstraint') {
    return new AwsError('InvalidLocationConstraint', 'The specified location-constraint is not valid', 400, {
      LocationConstraint: String(violation.value),
    });
  }
  return new AwsError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

function outsideError(violation: Violation, outside: string): AwsError {
  const name = outside.slice(outside.indexOf(' ') + 1);
  const value = String(violation.value ?? '');
  // S3 names the argument and its value and says nothing more, as it does for x-amz-acl.
  const refuse = refusals[name.toLowerCase()] ?? refuseArgument(name, '');
  return refuse(value, violation.shape.enum ?? []);
}

function invalidArgument(message: string, name: string, value?: string): AwsError {
  return new AwsError('InvalidArgument', message, 400, { ArgumentName: name, ArgumentValue: value });
}

function refuseArgument(name: string, message: string): Refusal {
  return (value) => invalidArgument(message, name, value);
}

const refusals: Record<string, Refusal> = {
  'encoding-type': refuseArgument('encoding-type', 'Invalid Encoding Method specified in Request'),
  'x-amz-metadata-directive': refuseArgument('x-amz-metadata-directive', 'Unknown metadata directive.'),
  'x-amz-tagging-directive': refuseArgument('x-amz-tagging-directive', 'Unknown tagging directive.'),
  'x-amz-server-side-encryption': refuseArgument(
    'x-amz-server-side-encryption',
    'The encryption method specified is not supported',
  ),
  'x-amz-object-ownership': (value) =>
    invalidArgument(`Invalid x-amz-object-ownership header: ${value}`, 'x-amz-object-ownership'),
  'x-amz-storage-class': (value) =>
    new AwsError('InvalidStorageClass', 'The storage class you specified is not valid', 400, {
      StorageClassRequested: value,
    }),
  'x-amz-transition-default-minimum-object-size': (value) =>
    new AwsError('InvalidRequest', `Invalid TransitionDefaultMinimumObjectSize found: ${value}`),
  'x-amz-sdk-checksum-algorithm': () =>
    new AwsError('InvalidRequest', 'Value for x-amz-sdk-checksum-algorithm header is invalid.'),
  'x-amz-checksum-algorithm': (_, allowed) =>
    new AwsError(
      'InvalidRequest',
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${[...allowed].sort().join(', ')}]`,
    ),
};
