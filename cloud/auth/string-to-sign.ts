import { sha256Hex } from './sha256-hex.ts';

const EMPTY_HASH = sha256Hex('');

/**
 * The text that is signed for a whole request.
 *
 * @param timestamp `20130524T000000Z`
 * @param scope `20130524/us-east-1/s3/aws4_request`
 */
export function stringToSign(timestamp: string, scope: string, canonicalRequest: string): string {
  return ['AWS4-HMAC-SHA256', timestamp, scope, sha256Hex(canonicalRequest)].join('\n');
}

/**
 * The text that is signed for one chunk of an aws-chunked body.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export function chunkStringToSign(
  timestamp: string,
  scope: string,
  previous: string,
  chunk: Uint8Array,
): string {
  return ['AWS4-HMAC-SHA256-PAYLOAD', timestamp, scope, previous, EMPTY_HASH, sha256Hex(chunk)].join('\n');
}

/**
 * The text that is signed for the trailers of an aws-chunked body.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 *
 * @param trailers `name:value` lines, each ended by a line feed
 */
export function trailerStringToSign(
  timestamp: string,
  scope: string,
  previous: string,
  trailers: string,
): string {
  return ['AWS4-HMAC-SHA256-TRAILER', timestamp, scope, previous, sha256Hex(trailers)].join('\n');
}
