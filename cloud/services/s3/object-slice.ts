import { AwsError } from '../../errors.ts';
import { type ByteRange, contentRange, parseRange } from './ranges.ts';
import type { ObjectVersion } from './state.ts';

/** Which bytes of an object a read gets, and what it is told of them. */
export interface Slice extends ByteRange {
  contentRange?: string;
  partsCount?: number;
  checksum?: ObjectVersion['checksum'] | undefined;
}

/**
 * The bytes that a read asks for: all, a range, or one part of a multipart object.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 *
 * @throws AwsError InvalidRange, InvalidPartNumber (416), InvalidRequest for both at once
 */
export function sliceOf(
  version: ObjectVersion,
  { Range, PartNumber }: { Range?: string | undefined; PartNumber?: number | undefined },
): Slice {
  if (PartNumber !== undefined) {
    if (Range === undefined) return partOf(version, PartNumber);
    throw new AwsError('InvalidRequest', 'Cannot specify both Range header and partNumber query parameter');
  }
  const range = parseRange(Range, version.size);
  if (!range) return { start: 0, end: version.size - 1, checksum: version.checksum };
  return { ...range, contentRange: contentRange(range, version.size) };
}

/** An object that came in one piece is its own first part. */
function partOf(version: ObjectVersion, number: number): Slice {
  const parts = version.parts ?? [{ size: version.size, checksum: undefined }];
  const part = parts[number - 1];
  if (!part) throw invalidPartNumber(number, parts.length);
  const start = parts.slice(0, number - 1).reduce((sum, { size }) => sum + size, 0);
  const range = { start, end: start + part.size - 1 };
  return {
    ...range,
    ...(version.size > 0 ? { contentRange: contentRange(range, version.size) } : {}),
    ...(version.parts ? { partsCount: parts.length } : {}),
    checksum: version.parts ? partChecksum(version, part.checksum) : version.checksum,
  };
}

function partChecksum({ checksum }: ObjectVersion, value: string | undefined): ObjectVersion['checksum'] {
  return checksum && value !== undefined ? { ...checksum, value } : undefined;
}

function invalidPartNumber(number: number, count: number): AwsError {
  return new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416, {
    ActualPartCount: count,
    PartNumberRequested: number,
  });
}
