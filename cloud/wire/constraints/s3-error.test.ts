import { describe, expect, it } from 'vitest';
import { checkConstraints, constraintError, loadConstraints } from '../constraints.ts';

async function refusal(operation: string, input: Record<string, unknown>) {
  const constraints = await loadConstraints('s3');
  return constraintError('s3', operation, checkConstraints(constraints, operation, input));
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html: the copy source is URL-encoded.
it('S3 takes a copy source whose slash is encoded', async () => {
  const input = { Bucket: 'b', Key: 'k', CopySource: 'b%2Fk' };
  expect(checkConstraints(await loadConstraints('s3'), 'CopyObject', input)).toEqual([]);
});

const object = { Bucket: 'b', Key: 'k' };
const MALFORMED = 'The XML you provided was not well-formed or did not validate against our published schema';

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
describe('what S3 answers to a body', () => {
  it.each([
    [
      'an unknown value',
      'PutBucketVersioning',
      { Bucket: 'b', VersioningConfiguration: { Status: 'suspend' } },
    ],
    // aws/aws-sdk-java#376
    [
      'a rule without a status',
      'PutBucketLifecycleConfiguration',
      { Bucket: 'b', LifecycleConfiguration: { Rules: [{ ID: 'id' }] } },
    ],
    ['a required list that is missing', 'PutBucketCors', { Bucket: 'b', CORSConfiguration: {} }],
    [
      'a deeper unknown value',
      'PutBucketOwnershipControls',
      { Bucket: 'b', OwnershipControls: { Rules: [{ ObjectOwnership: 'Me' }] } },
    ],
  ])('is MalformedXML for %s', async (_, operation, input) => {
    expect(await refusal(operation, input)).toMatchObject({
      code: 'MalformedXML',
      status: 400,
      message: MALFORMED,
    });
  });

  it('is MissingRequestBodyError where there is none', async () => {
    expect(await refusal('PutBucketVersioning', { Bucket: 'b' })).toMatchObject({
      code: 'MissingRequestBodyError',
    });
  });

  it('is InvalidLocationConstraint for a region that S3 does not know', async () => {
    const error = await refusal('CreateBucket', {
      Bucket: 'b',
      CreateBucketConfiguration: { LocationConstraint: 'mars-1' },
    });
    expect(error).toMatchObject({
      code: 'InvalidLocationConstraint',
      message: 'The specified location-constraint is not valid',
      detail: { LocationConstraint: 'mars-1' },
    });
  });
});

describe('what S3 answers to a header or a query parameter', () => {
  it.each([
    // versity/versitygw#1379 quotes AWS: the message is empty.
    [
      'CreateBucket',
      { Bucket: 'b', ACL: 'privatee' },
      'InvalidArgument',
      '',
      { ArgumentName: 'x-amz-acl', ArgumentValue: 'privatee' },
    ],
    [
      'ListObjectsV2',
      { Bucket: 'b', EncodingType: 'base64' },
      'InvalidArgument',
      'Invalid Encoding Method specified in Request',
      { ArgumentName: 'encoding-type', ArgumentValue: 'base64' },
    ],
    [
      'CopyObject',
      { ...object, CopySource: 'b/k', MetadataDirective: 'MOVE' },
      'InvalidArgument',
      'Unknown metadata directive.',
      { ArgumentName: 'x-amz-metadata-directive', ArgumentValue: 'MOVE' },
    ],
    [
      'PutObject',
      { ...object, StorageClass: 'COLD' },
      'InvalidStorageClass',
      'The storage class you specified is not valid',
      { StorageClassRequested: 'COLD' },
    ],
    [
      'CreateBucket',
      { Bucket: 'b', ObjectOwnership: 'Me' },
      'InvalidArgument',
      'Invalid x-amz-object-ownership header: Me',
      { ArgumentName: 'x-amz-object-ownership' },
    ],
    [
      'PutObject',
      { ...object, ChecksumAlgorithm: 'MD4' },
      'InvalidRequest',
      'Value for x-amz-sdk-checksum-algorithm header is invalid.',
      {},
    ],
  ])('is in its own words: %s %j', async (operation, input, code, message, detail) => {
    expect(await refusal(operation, input)).toMatchObject({ code, message, detail, status: 400 });
  });
});
