import { AwsError } from '../errors.ts';

/** An aws-chunked body, taken apart. Signatures are as they came, not yet checked. */
export interface ChunkedBody {
  /** All chunks in their order, the empty one at the end too. */
  chunks: { data: Uint8Array; signature?: string }[];
  /** Names in lower case. */
  trailers: [name: string, value: string][];
  trailerSignature?: string;
}

const MINIMUM_CHUNK = 8192;

/**
 * Takes an aws-chunked body apart.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 *
 * @throws AwsError IncompleteBody when the frame is broken or ends early, InvalidChunkSizeError when a chunk
 *   other than the last is below 8 KB, MalformedTrailerError when the trailers cannot be read
 */
export function parseAwsChunked(body: Uint8Array): ChunkedBody {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const chunks: ChunkedBody['chunks'] = [];
  let position = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', position);
    const header = lineEnd < 0 ? undefined : chunkHeader(bytes.toString('latin1', position, lineEnd));
    if (!header) throw incomplete();
    const start = lineEnd + 2;
    const end = start + header.size;
    chunks.push({ data: bytes.subarray(start, end), signature: header.signature });
    if (header.size === 0) {
      checkSizes(chunks);
      return { chunks, ...parseTrailers(bytes.toString('latin1', start)) };
    }
    if (bytes.toString('latin1', end, end + 2) !== '\r\n') throw incomplete();
    position = end + 2;
  }
}

function chunkHeader(line: string): { size: number; signature?: string } | undefined {
  const parts = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
  return parts?.[1] === undefined ? undefined : { size: Number.parseInt(parts[1], 16), signature: parts[2] };
}

function checkSizes(chunks: ChunkedBody['chunks']): void {
  // The last chunk with data is the one before the empty one.
  const early = chunks.slice(0, -2);
  const bad = early.findIndex(({ data }) => data.byteLength < MINIMUM_CHUNK);
  if (bad < 0) return;
  throw new AwsError(
    'InvalidChunkSizeError',
    `Only the last chunk is allowed to have a size less than ${MINIMUM_CHUNK} bytes`,
    403,
    { Chunk: bad + 1, BadChunkSize: early[bad]?.data.byteLength },
  );
}

function parseTrailers(text: string): Pick<ChunkedBody, 'trailers' | 'trailerSignature'> {
  // A body ends by an empty line; some clients leave it out when no trailer follows.
  if (text !== '' && !text.endsWith('\r\n')) throw incomplete();
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    if (colon < 1) throw malformedTrailer();
    return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
  });
  return {
    trailers: fields.filter(([name]) => name !== 'x-amz-trailer-signature'),
    trailerSignature: fields.find(([name]) => name === 'x-amz-trailer-signature')?.[1],
  };
}

/** S3's answer to trailers that are unreadable or were not announced. */
export function malformedTrailer(): AwsError {
  return new AwsError(
    'MalformedTrailerError',
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  );
}

function incomplete(): AwsError {
  return new AwsError('IncompleteBody', 'The request body terminated unexpectedly');
}
