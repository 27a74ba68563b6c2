import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { COMPRESSED_TYPES } from './compressed-types.ts';
import { type EdgeAnswer, headerOf } from './visit.ts';

export type Encoding = 'br' | 'gzip';

const LEAST_BYTES = 1_000;
const MOST_BYTES = 10_000_000;
const STATUSES = [200, 403, 404];

/**
 * The encodings that a viewer takes and the behavior knows, best first: the normalized Accept-Encoding.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 */
export function acceptedEncodings(
  acceptEncoding: string | undefined,
  { gzip: gzipOn, brotli: brotliOn }: { gzip: boolean; brotli: boolean },
): Encoding[] {
  const accepted = (acceptEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name);
  const known: [Encoding, boolean][] = [
    ['br', brotliOn],
    ['gzip', gzipOn],
  ];
  return known.filter(([name, on]) => on && accepted.includes(name)).map(([name]) => name);
}

/** Whether an answer is one that CloudFront compresses: its status, type, a length told, and not compressed yet. */
export function isCompressible(answer: EdgeAnswer): boolean {
  const type = headerOf(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return (
    STATUSES.includes(answer.status) &&
    !answer.chunked &&
    headerOf(answer, 'content-encoding') === undefined &&
    answer.body.byteLength >= LEAST_BYTES &&
    answer.body.byteLength <= MOST_BYTES &&
    COMPRESSED_TYPES.has(type)
  );
}

/** The answer in an encoding. A strong ETag becomes weak, because the bytes are others now. */
export async function compress(answer: EdgeAnswer, encoding: Encoding): Promise<EdgeAnswer> {
  const body = await (encoding === 'br' ? brotli(answer.body) : promisify(gzip)(answer.body));
  const { etag, ...headers } = answer.headers;
  const weak = weakened(headerOf(answer, 'etag'));
  return {
    ...answer,
    body,
    headers: {
      ...headers,
      ...(etag !== undefined && weak ? { etag: weak } : {}),
      'content-encoding': encoding,
      vary: [headerOf(answer, 'vary'), 'Accept-Encoding'].filter(Boolean).join(', '),
    },
  };
}

function weakened(etag: string | undefined): string | undefined {
  if (etag?.startsWith('W/')) return etag;
  return etag?.startsWith('"') ? `W/${etag}` : undefined;
}

/** The highest qualities take seconds; an edge compresses while the viewer waits. */
function brotli(body: Uint8Array): Promise<Buffer> {
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}
