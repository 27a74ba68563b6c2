import { AwsError } from '../errors.ts';
import type { HttpRequest } from '../wire/http.ts';
import { type ChunkedBody, malformedTrailer, parseAwsChunked } from './aws-chunked.ts';
import { type ChunkSigning, checkChunkSignatures } from './chunk-signatures.ts';
import { s3Refusals } from './s3-refusals.ts';
import { sha256Hex } from './sha256-hex.ts';

const SIGNED_CHUNKS = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
const SIGNED_CHUNKS_AND_TRAILER = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER';
const UNSIGNED_CHUNKS = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const WORDS = ['UNSIGNED-PAYLOAD', UNSIGNED_CHUNKS, SIGNED_CHUNKS, SIGNED_CHUNKS_AND_TRAILER];

/** A payload and the headers that go with it, as S3's operations should see them. */
export type Payload = Pick<HttpRequest, 'body' | 'headers'>;

/**
 * Refuses an x-amz-content-sha256 that is neither a hash nor one of the words for one.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function checkContentHash(contentHash: string): void {
  if (WORDS.includes(contentHash) || /^[0-9a-fA-F]{64}$/.test(contentHash)) return;
  throw new AwsError(
    'InvalidArgument',
    `x-amz-content-sha256 must be ${WORDS.join(', ')} or a valid sha256 value.`,
    400,
    { ArgumentName: 'x-amz-content-sha256', ArgumentValue: contentHash },
  );
}

/**
 * Holds a signed request's body against its x-amz-content-sha256 and takes it out of its frame.
 *
 * @throws AwsError XAmzContentSHA256Mismatch, SignatureDoesNotMatch (a chunk), and those of `unframe`
 */
export function readS3Payload(request: HttpRequest, contentHash: string, signing: ChunkSigning): Payload {
  if (contentHash === 'UNSIGNED-PAYLOAD') return request;
  if (contentHash === UNSIGNED_CHUNKS) return unframe(request, parseAwsChunked(request.body));
  if (contentHash === SIGNED_CHUNKS || contentHash === SIGNED_CHUNKS_AND_TRAILER) {
    const chunked = parseAwsChunked(request.body);
    checkChunkSignatures(chunked, signing, contentHash === SIGNED_CHUNKS_AND_TRAILER, s3Refusals);
    return unframe(request, chunked);
  }
  checkHash(request.body, contentHash);
  return request;
}

/**
 * The body of an unsigned request, out of its aws-chunked frame when it has one. An anonymous client cannot
 * sign chunks, so only the unsigned frame is read.
 */
export function readAnonymousPayload(request: HttpRequest): Payload {
  const contentHash = request.headers['x-amz-content-sha256'];
  if (contentHash === UNSIGNED_CHUNKS) return unframe(request, parseAwsChunked(request.body));
  if (contentHash !== undefined && /^[0-9a-fA-F]{64}$/.test(contentHash))
    checkHash(request.body, contentHash);
  return request;
}

function checkHash(body: Uint8Array, contentHash: string): void {
  const computed = sha256Hex(body);
  if (computed === contentHash.toLowerCase()) return;
  throw new AwsError(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
    400,
    { ClientComputedContentSHA256: contentHash, S3ComputedContentSHA256: computed },
  );
}

function unframe(request: HttpRequest, chunked: ChunkedBody): Payload {
  const body = Buffer.concat(chunked.chunks.map(({ data }) => data));
  checkLength(request.headers['x-amz-decoded-content-length'], body.byteLength);
  checkAnnounced(request.headers['x-amz-trailer'], chunked.trailers);
  const headers = { ...request.headers, ...Object.fromEntries(chunked.trailers) };
  headers['content-length'] = String(body.byteLength);
  const encodings = (headers['content-encoding'] ?? '').split(',').map((encoding) => encoding.trim());
  const kept = encodings.filter((encoding) => encoding !== 'aws-chunked' && encoding !== '').join(',');
  // S3 stores the object without the frame's encoding.
  if (kept === '') delete headers['content-encoding'];
  else headers['content-encoding'] = kept;
  return { body, headers };
}

function checkLength(announced: string | undefined, length: number): void {
  if (announced === undefined) {
    throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
  }
  if (Number(announced) === length) return;
  throw new AwsError(
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
    400,
    { NumberBytesExpected: announced, NumberBytesProvided: length },
  );
}

/** Only checksums that x-amz-trailer names may come, and all of them: a trailer must not smuggle in another header. */
function checkAnnounced(announced: string | undefined, trailers: ChunkedBody['trailers']): void {
  const expected = (announced ?? '').split(',').map((name) => name.trim().toLowerCase());
  const names = expected.filter((name) => name !== '').sort();
  const given = trailers.map(([name]) => name).sort();
  const areChecksums = given.every((name) => name.startsWith('x-amz-checksum-'));
  if (!areChecksums || names.join() !== given.join()) throw malformedTrailer();
}
