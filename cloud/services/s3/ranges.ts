import { AwsError } from '../../errors.ts';

/** Bytes of an object, the last one included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Reads a Range header as S3 does: several ranges, or one that is no range, mean the whole object.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax
 *
 * @returns undefined for the whole object
 * @throws AwsError InvalidRange (416) when the object has no byte of it
 */
export function parseRange(text: string | undefined, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec((text ?? '').replaceAll(' ', '')) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    if (Number(last) === 0 || size === 0) throw invalidRange(text, size);
    return { start: Math.max(0, size - Number(last)), end: size - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return undefined;
  if (start >= size) throw invalidRange(text, size);
  return { start, end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

/**
 * Reads the range of a part copy, which must be two offsets inside the source.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
 *
 * @throws AwsError InvalidArgument
 */
export function parseCopyRange(text: string, size: number): ByteRange {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(text) ?? [];
  if (first === undefined || last === undefined || Number(last) < Number(first)) {
    throw copyRangeError(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
      text,
    );
  }
  if (Number(last) >= size) {
    throw copyRangeError(`Range specified is not valid for source object of size: ${size}`, text);
  }
  return { start: Number(first), end: Number(last) };
}

export function contentRange({ start, end }: ByteRange, size: number): string {
  return `bytes ${start}-${end}/${size}`;
}

function invalidRange(text: string | undefined, size: number): AwsError {
  return new AwsError('InvalidRange', 'The requested range is not satisfiable', 416, {
    RangeRequested: text,
    ActualObjectSize: size,
  });
}

function copyRangeError(message: string, text: string): AwsError {
  return new AwsError('InvalidArgument', message, 400, {
    ArgumentName: 'x-amz-copy-source-range',
    ArgumentValue: text,
  });
}
