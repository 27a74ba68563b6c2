import * as s3 from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from './http.ts';
import { matchRest } from './match-rest.ts';
import { operationsOf } from './operations.ts';

// Requests as clients other than the SDK send them: without x-id.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
const operations = [...operationsOf(s3).values()];
const bucket = { Bucket: 'films' };

describe('matchRest', () => {
  it.each([
    ['GET', '/', '', {}, 'ListBuckets'],
    ['GET', '/', '', bucket, 'ListObjects'],
    ['GET', '/', 'list-type=2&prefix=a', bucket, 'ListObjectsV2'],
    ['GET', '/', 'cors', bucket, 'GetBucketCors'],
    ['GET', '/', 'versions=', bucket, 'ListObjectVersions'],
    ['GET', '/a/b.png', '', bucket, 'GetObject'],
    ['GET', '/a/b.png', 'uploadId=1', bucket, 'ListParts'],
    ['PUT', '/a', '', bucket, 'PutObject'],
    ['PUT', '/a', 'partNumber=1&uploadId=2', bucket, 'UploadPart'],
    ['POST', '/a', 'uploads', bucket, 'CreateMultipartUpload'],
    ['POST', '/a', 'uploadId=2', bucket, 'CompleteMultipartUpload'],
    ['POST', '/', 'delete', bucket, 'DeleteObjects'],
    ['HEAD', '/', '', bucket, 'HeadBucket'],
  ])('%s %s?%s asks for %s', (method, path, query, outside, expected) => {
    expect(match(method, path, query, outside)).toBe(expected);
  });

  it('tells a copy from a put by its source header', () => {
    expect(match('PUT', '/a', '', bucket, { 'x-amz-copy-source': '/films/b' })).toBe('CopyObject');
  });

  it('takes a key that ends in a slash or starts with one as it is', () => {
    const folder = matchRest(operations, request('GET', '/folder/', ''), bucket);
    expect(folder?.labels.Key).toBe('folder/');
    expect(matchRest(operations, request('GET', '//a', ''), bucket)?.labels.Key).toBe('/a');
  });

  it('finds nothing for a method that no operation has', () => {
    expect(match('PATCH', '/a', '', bucket)).toBeUndefined();
  });
});

function match(
  method: string,
  path: string,
  query: string,
  outside: Record<string, string>,
  headers: Record<string, string> = {},
): string | undefined {
  return matchRest(operations, { ...request(method, path, query), headers }, outside)?.operation.name;
}

function request(method: string, path: string, query: string): HttpRequest {
  return { method, path, query, headers: {}, body: new Uint8Array(), secure: true, sourceIp: '127.0.0.1' };
}
