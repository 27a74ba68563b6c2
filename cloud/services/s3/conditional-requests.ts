import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { setAnswerHeader } from './answer-extras.ts';
import { noSuchKey } from './find-version.ts';
import { textToHeader } from './mail-words.ts';
import type { ObjectVersion } from './state.ts';

export interface ReadConditions {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  IfModifiedSince?: Date | undefined;
  IfUnmodifiedSince?: Date | undefined;
}

export interface WriteConditions {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
}

type Subject = Pick<ObjectVersion, 'etag' | 'lastModified'>;

/**
 * The condition that a version does not meet. A match of the ETag makes the dates irrelevant.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html
 */
export function unmetCondition(
  version: Subject,
  conditions: ReadConditions,
): 'If-Match' | 'If-Unmodified-Since' | 'If-None-Match' | 'If-Modified-Since' | undefined {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions;
  // HTTP dates have no milliseconds.
  const modified = Math.floor(version.lastModified / 1000) * 1000;
  if (IfMatch !== undefined && !matches(IfMatch, version.etag)) return 'If-Match';
  if (IfMatch === undefined && IfUnmodifiedSince && modified > IfUnmodifiedSince.getTime()) {
    return 'If-Unmodified-Since';
  }
  if (IfNoneMatch !== undefined && matches(IfNoneMatch, version.etag)) return 'If-None-Match';
  if (IfNoneMatch === undefined && IfModifiedSince && modified <= IfModifiedSince.getTime()) {
    return 'If-Modified-Since';
  }
  return undefined;
}

/** @throws AwsError PreconditionFailed (412), or the answer 304, which says the ETag too */
export function checkReadConditions(call: Call, version: ObjectVersion, conditions: ReadConditions): void {
  const unmet = unmetCondition(version, conditions);
  if (unmet === undefined) return;
  if (unmet === 'If-Match' || unmet === 'If-Unmodified-Since') throw preconditionFailed(unmet);
  setAnswerHeader(call, 'etag', version.etag);
  setAnswerHeader(call, 'last-modified', new Date(version.lastModified).toUTCString());
  const cacheControl = version.headers['cache-control'];
  if (cacheControl !== undefined) setAnswerHeader(call, 'cache-control', textToHeader(cacheControl));
  throw new AwsError('NotModified', 'Not Modified', 304);
}

/**
 * Holds a write against what is there.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 *
 * @throws AwsError PreconditionFailed; NoSuchKey for If-Match without an object; NotImplemented, in S3's own words, for
 *   what S3 does not take
 */
export function checkWriteConditions(
  current: ObjectVersion | undefined,
  key: string,
  { IfMatch, IfNoneMatch }: WriteConditions,
): void {
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch !== '*') throw unsupportedHeader('If-None-Match');
    if (current) throw preconditionFailed('If-None-Match');
  }
  if (IfMatch === undefined) return;
  if (IfMatch === '*') throw unsupportedHeader('If-Match');
  if (!current) throw noSuchKey(key);
  if (!matches(IfMatch, current.etag)) throw preconditionFailed('If-Match');
}

export function preconditionFailed(condition: string): AwsError {
  return new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
    {
      Condition: condition,
    },
  );
}

/** Whether a list of ETags has this one, with or without quotes. */
export function matches(list: string, etag: string): boolean {
  const names = list.split(',').map((name) => bare(name.trim()));
  return names.includes('*') || names.includes(bare(etag));
}

function bare(etag: string): string {
  return etag.replace(/^W\//, '').replaceAll('"', '');
}

function unsupportedHeader(name: string): AwsError {
  return new AwsError(
    'NotImplemented',
    'A header you provided implies functionality that is not implemented',
    501,
    { Header: name },
  );
}
