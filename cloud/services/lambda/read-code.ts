import { createHash } from 'node:crypto';
import type * as Sdk from '@aws-sdk/client-lambda';
import { unzipSync } from 'fflate';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { invalidParameter } from './refusals.ts';
import type { VersionRecord } from './state.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 50 MB as base64, and unzipped */
const MOST_REQUEST_BYTES = 69_905_067;
const MOST_UNZIPPED_BYTES = 262_144_000;

type Source = Pick<Sdk.FunctionCode, 'ZipFile' | 'S3Bucket' | 'S3Key' | 'S3ObjectVersion'>;

/** What a version keeps of its code. */
export type Code = Pick<VersionRecord, 'codeBlob' | 'codeSize' | 'codeSha256'>;

/**
 * Reads a function's code out of a request or out of S3, as the caller.
 *
 * @throws AwsError InvalidParameterValueException for no source or no zip, RequestEntityTooLargeException,
 *   AccessDeniedException when S3 refuses
 */
export async function readCode(call: Call, source: Source): Promise<Uint8Array> {
  if (call.request.body.byteLength > MOST_REQUEST_BYTES) {
    throw new AwsError(
      'RequestEntityTooLargeException',
      `Request must be smaller than ${MOST_REQUEST_BYTES} bytes for the ${call.operation} operation`,
      413,
    );
  }
  const { ZipFile, S3Bucket, S3Key } = source;
  if (ZipFile && (S3Bucket || S3Key)) {
    throw invalidParameter('Please do not provide other FunctionCode parameters when providing a ZipFile.');
  }
  if (!ZipFile && !(S3Bucket && S3Key)) throw invalidParameter('Please provide a source for function code.');
  const zip = ZipFile ?? (await fromS3(call, source));
  checkZip(zip);
  return zip;
}

/** Keeps the code; the hash is AWS's, base64. */
export function keepCode({ cloud }: Call, zip: Uint8Array): Code {
  return { codeBlob: cloud.store.blobs.put(zip), codeSize: zip.byteLength, codeSha256: sha256(zip) };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

async function fromS3(call: Call, { S3Bucket, S3Key, S3ObjectVersion }: Source): Promise<Uint8Array> {
  const input = { Bucket: S3Bucket, Key: S3Key, ...(S3ObjectVersion && { VersionId: S3ObjectVersion }) };
  try {
    const { Body } = await call.cloud.invoke('s3', 'GetObject', input, call);
    return Body as Uint8Array;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw s3Refusal(error);
  }
}

function s3Refusal({ code, message }: AwsError): AwsError {
  const words = `S3 Error Code: ${code}. S3 Error Message: ${message}`;
  if (code !== 'AccessDenied') return invalidParameter(`Error occurred while GetObject. ${words}`);
  return new AwsError(
    'AccessDeniedException',
    `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for the code. ${words}`,
    403,
  );
}

function checkZip(zip: Uint8Array): void {
  let size = 0;
  let files = 0;
  try {
    // Every file is inflated, so that a broken one shows now and not at the first invocation.
    unzipSync(zip, {
      filter: ({ originalSize }) => {
        size += originalSize;
        files += 1;
        return size <= MOST_UNZIPPED_BYTES;
      },
    });
  } catch {
    throw invalidParameter(
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
  if (files === 0) throw invalidParameter('Uploaded file must be a non-empty zip');
  if (size > MOST_UNZIPPED_BYTES) {
    throw invalidParameter(`Unzipped size must be smaller than ${MOST_UNZIPPED_BYTES} bytes`);
  }
}
