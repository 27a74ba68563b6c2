import { ruleMatches } from './lifecycle-filter.ts';
import type { Bucket, ObjectVersion, Upload } from './state.ts';

type Rule = NonNullable<Bucket['lifecycle']>[number];
type Settings = Pick<Bucket, 'lifecycle' | 'versioning'>;
type Versions = readonly ObjectVersion[];

/** When a rule acts on something, in milliseconds since 1970, and which rule it is. */
export interface Due {
  at: number;
  ruleId: string;
}

const DAY = 86_400_000;

/**
 * What is left of a key's versions at a time.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 *
 * @param versions newest first
 * @param now milliseconds since 1970
 * @param newMarker makes the delete marker that hides an expired version in a bucket with versioning
 * @returns the very same list when nothing is due
 */
export function expire(
  versions: Versions,
  settings: Settings,
  now: number,
  newMarker: (at: number) => ObjectVersion,
): Versions {
  const hidden = expireCurrent(versions, settings, now, newMarker);
  return expireMarker(expireNoncurrent(hidden, settings, now), settings, now);
}

/**
 * When a current version expires, which `x-amz-expiration` tells.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html
 */
export function expirationOf(version: ObjectVersion, { lifecycle }: Settings): Due | undefined {
  return earliest(lifecycle, version, (rule) => expirationTime(rule, version.lastModified));
}

/** When an upload that is not complete is aborted. */
export function abortionOf(
  upload: Pick<Upload, 'key' | 'initiated'>,
  { lifecycle }: Settings,
): Due | undefined {
  const subject = { key: upload.key, size: 0, tags: [] };
  return earliest(lifecycle, subject, ({ AbortIncompleteMultipartUpload: abort }) => {
    const days = abort?.DaysAfterInitiation;
    return days === undefined ? undefined : nextMidnight(upload.initiated, days);
  });
}

function expireCurrent(
  versions: Versions,
  settings: Settings,
  now: number,
  newMarker: (at: number) => ObjectVersion,
): Versions {
  const [current] = versions;
  if (!current || current.deleteMarker) return versions;
  const due = expirationOf(current, settings);
  if (!due || due.at > now) return versions;
  if (settings.versioning === undefined) return versions.slice(1);
  const marker = newMarker(due.at);
  return [marker, ...versions.filter(({ versionId }) => versionId !== marker.versionId)];
}

/** A version became noncurrent when the one above it was written. */
function expireNoncurrent(versions: Versions, { lifecycle }: Settings, now: number): Versions {
  const kept = versions.filter((version, index) => {
    const successor = versions[index - 1];
    return (
      !successor || !lifecycle?.some((rule) => isDue(rule, version, index - 1, successor.lastModified, now))
    );
  });
  return kept.length === versions.length ? versions : kept;
}

/** @param newer how many noncurrent versions are newer than this one */
function isDue(rule: Rule, version: ObjectVersion, newer: number, since: number, now: number): boolean {
  const { NoncurrentDays: days, NewerNoncurrentVersions: retained = 0 } =
    rule.NoncurrentVersionExpiration ?? {};
  if (days === undefined || newer < retained || !ruleMatches(rule, version)) return false;
  return nextMidnight(since, days) <= now;
}

/** A delete marker that hides nothing any more goes too, where a rule says so or is old enough. */
function expireMarker(versions: Versions, { lifecycle }: Settings, now: number): Versions {
  const [marker, ...below] = versions;
  if (!marker?.deleteMarker || below.length > 0) return versions;
  const goes = lifecycle?.some((rule) => {
    if (!ruleMatches(rule, marker)) return false;
    if (rule.Expiration?.ExpiredObjectDeleteMarker) return true;
    return (expirationTime(rule, marker.lastModified) ?? Number.POSITIVE_INFINITY) <= now;
  });
  return goes ? [] : versions;
}

function earliest(
  rules: readonly Rule[] | undefined,
  subject: Parameters<typeof ruleMatches>[1],
  timeOf: (rule: Rule) => number | undefined,
): Due | undefined {
  let first: Due | undefined;
  for (const rule of rules ?? []) {
    const at = ruleMatches(rule, subject) ? timeOf(rule) : undefined;
    if (at !== undefined && (!first || at < first.at)) first = { at, ruleId: rule.ID ?? '' };
  }
  return first;
}

function expirationTime({ Expiration }: Rule, since: number): number | undefined {
  if (Expiration?.Date !== undefined) return Number(Expiration.Date);
  return Expiration?.Days === undefined ? undefined : nextMidnight(since, Expiration.Days);
}

/** S3 adds the days and goes on to the next midnight, UTC. */
function nextMidnight(since: number, days: number): number {
  return (Math.floor(since / DAY) + days + 1) * DAY;
}
