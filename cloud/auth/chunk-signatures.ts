import type { ChunkedBody } from './aws-chunked.ts';
import type { Refusals } from './refusals.ts';
import { sameSignature } from './same-signature.ts';
import { sign } from './signing-key.ts';
import { chunkStringToSign, trailerStringToSign } from './string-to-sign.ts';

/** What signs the chunks of one request. */
export interface ChunkSigning {
  key: Uint8Array;
  accessKeyId: string;
  /** `20130524T000000Z` */
  timestamp: string;
  /** `20130524/us-east-1/s3/aws4_request` */
  scope: string;
  /** The signature of the request itself, which the first chunk's builds on. */
  seed: string;
}

/**
 * Checks each chunk's signature, and the trailers' when `withTrailers`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 *
 * @throws AwsError SignatureDoesNotMatch at the first that is wrong or missing
 */
export function checkChunkSignatures(
  body: ChunkedBody,
  signing: ChunkSigning,
  withTrailers: boolean,
  refusals: Refusals,
): void {
  let previous = signing.seed;
  const check = (stringToSign: string, given: string | undefined) => {
    const expected = sign(signing.key, stringToSign);
    const signature = given ?? '';
    if (!sameSignature(expected, signature)) {
      throw refusals.mismatch({ accessKeyId: signing.accessKeyId, signature, stringToSign });
    }
    previous = expected;
  };
  for (const { data, signature } of body.chunks) {
    check(chunkStringToSign(signing.timestamp, signing.scope, previous, data), signature);
  }
  if (!withTrailers) return;
  const lines = body.trailers.map(([name, value]) => `${name}:${value}\n`).join('');
  check(trailerStringToSign(signing.timestamp, signing.scope, previous, lines), body.trailerSignature);
}
