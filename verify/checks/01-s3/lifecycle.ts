import type { LifecycleRule } from '@aws-sdk/client-s3';

export interface LifecycleProblem {
  what: string;
  why: string;
  fix: string;
}

const POSTERS = 'posters/';
const TEMPORARY = 'uploads/';
/** The longest that rubbish may lie about, in days. */
const MOST_DAYS = 90;
/** Where an object cannot be read at once: https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html */
const ARCHIVES = new Set<string | undefined>(['GLACIER', 'DEEP_ARCHIVE']);

/**
 * What is wrong when a bucket keeps no old versions: a rule for them has nothing to clear.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
 *
 * @param status `Enabled`, `Suspended`, or undefined where versioning was never on
 */
export function versioningProblems(status: string | undefined): LifecycleProblem[] {
  return unless(
    status === 'Enabled',
    `versioning is ${status ?? 'not on'}`,
    'a poster that is overwritten or deleted is gone: the bucket keeps no old version',
    "VersioningConfiguration { Status: 'Enabled' } with PutBucketVersioningCommand",
  );
}

/**
 * What is wrong with lifecycle rules, judged by what they do and not by what they are called.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
 */
export function lifecycleProblems(rules: readonly LifecycleRule[]): LifecycleProblem[] {
  const active = rules.filter(({ Status }) => Status === 'Enabled');
  return [
    ...active.filter(removesPosters).map(deadly),
    ...unless(
      active.some(
        (rule) => covers(rule, '') && soon(rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation),
      ),
      'broken uploads stay',
      'the parts of an upload that broke off are paid for, and no list shows them',
      'AbortIncompleteMultipartUpload with the prefix ""',
    ),
    ...unless(
      active.some((rule) => covers(rule, TEMPORARY) && soon(rule.Expiration?.Days)),
      'uploads/ is never cleared',
      'no enabled rule expires what is below uploads/',
      'Expiration with Days and the prefix uploads/',
    ),
    ...unless(
      active.some((rule) => covers(rule, POSTERS) && soon(rule.NoncurrentVersionExpiration?.NoncurrentDays)),
      'old versions stay',
      'a poster that is replaced or deleted stays as an old version, and is paid for',
      'NoncurrentVersionExpiration with a prefix that holds posters/',
    ),
  ];
}

function unless(isRight: boolean, what: string, why: string, fix: string): LifecycleProblem[] {
  return isRight ? [] : [{ what, why, fix }];
}

/** Whether a rule takes posters that are in use away. Expiring a delete marker takes none. */
function removesPosters(rule: LifecycleRule): boolean {
  const expires = rule.Expiration?.Days !== undefined || rule.Expiration?.Date !== undefined;
  const archives = (rule.Transitions ?? []).some(({ StorageClass }) => ARCHIVES.has(StorageClass));
  return (expires || archives) && touches(rule, POSTERS);
}

function deadly(rule: LifecycleRule): LifecycleProblem {
  const name = rule.ID ? `the rule "${rule.ID}"` : 'a rule';
  return {
    what: `${name} takes posters away`,
    why: `${name} holds for the prefix "${prefixOf(rule)}", and posters/ is part of that`,
    fix: `give ${name} a prefix that spares posters/`,
  };
}

/** Whether a rule holds for everything below a prefix. */
function covers(rule: LifecycleRule, prefix: string): boolean {
  const { Filter } = rule;
  const narrowed = Filter?.And ?? Filter;
  const hasSize = narrowed?.ObjectSizeGreaterThan !== undefined || narrowed?.ObjectSizeLessThan !== undefined;
  return prefix.startsWith(prefixOf(rule)) && !hasSize && !hasTag(rule);
}

/** Whether a rule holds for something below a prefix. A rule for a tag holds for what somebody has marked on purpose. */
function touches(rule: LifecycleRule, prefix: string): boolean {
  const own = prefixOf(rule);
  return (prefix.startsWith(own) || own.startsWith(prefix)) && !hasTag(rule);
}

function hasTag({ Filter }: LifecycleRule): boolean {
  return Filter?.Tag !== undefined || (Filter?.And?.Tags ?? []).length > 0;
}

function prefixOf({ Filter, Prefix }: LifecycleRule): string {
  return Filter?.And?.Prefix ?? Filter?.Prefix ?? Prefix ?? '';
}

function soon(days: number | undefined): boolean {
  return days !== undefined && days <= MOST_DAYS;
}
