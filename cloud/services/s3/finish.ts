import type { Call } from '../../call.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { xmlElements } from '../../wire/xml.ts';
import { corsHeaders } from './cors.ts';
import { type Bucket, buckets } from './state.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** What S3 adds to every answer, errors included, and the two answers that differ from their schema. */
export function finish(response: HttpResponse, call: Call): HttpResponse {
  const bucket = buckets(call.cloud).get(call.outside.Bucket ?? '');
  const headers = { ...response.headers, 'x-amz-id-2': call.requestId, server: 'AmazonS3' };
  const answer = { ...response, headers };
  if (bucket) Object.assign(headers, regionOf(bucket, response, call), cors(bucket, call));
  if (call.operation === 'GetBucketLocation' && bucket && response.status === 200) {
    answer.body = locationDocument(bucket);
  }
  // The schema says 200, and S3 says that there is nothing to read.
  if (call.operation === 'PutBucketPolicy' && response.status === 200) answer.status = 204;
  return answer;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html: told even to those who may not see the bucket. */
function regionOf({ region }: Bucket, { status }: HttpResponse, call: Call): Record<string, string> {
  return call.operation === 'HeadBucket' || status === 301 ? { 'x-amz-bucket-region': region } : {};
}

function cors(bucket: Bucket, { signedRequest: request }: Call): Record<string, string> {
  if (!bucket.cors || request.method === 'OPTIONS') return {};
  return corsHeaders(bucket.cors, request) ?? {};
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html: a bare element, empty for us-east-1. */
function locationDocument({ region }: Bucket): string {
  const bare = xmlElements({ LocationConstraint: region === 'us-east-1' ? '' : region });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${bare.replace('<LocationConstraint', `<LocationConstraint xmlns="${NAMESPACE}"`)}`;
}
