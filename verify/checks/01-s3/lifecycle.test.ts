import type { LifecycleRule } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { lifecycleProblems, versioningProblems } from './lifecycle.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
const Status = 'Enabled' as const;
const broken: LifecycleRule = {
  Status,
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
  Filter: {},
};
const temporary: LifecycleRule = { Status, Expiration: { Days: 1 }, Filter: { Prefix: 'uploads/' } };
const old: LifecycleRule = {
  Status,
  NoncurrentVersionExpiration: { NoncurrentDays: 30 },
  Filter: { Prefix: 'posters/' },
};
const right = [broken, temporary, old];

function problemsOf(rules: LifecycleRule[]): string[] {
  return lifecycleProblems(rules).map(({ what }) => what);
}

describe('lifecycle rules', () => {
  it('are right when they clear rubbish and spare posters, whatever their names and order', () => {
    expect(problemsOf(right)).toEqual([]);
    expect(problemsOf(right.toReversed().map((rule, index) => ({ ...rule, ID: `${index}` })))).toEqual([]);
  });

  it.each([
    ['broken uploads stay', [temporary, old]],
    ['uploads/ is never cleared', [broken, old]],
    ['old versions stay', [broken, temporary]],
    ['uploads/ is never cleared', [broken, old, { ...temporary, Status: 'Disabled' as const }]],
    ['broken uploads stay', [{ ...broken, Filter: { Prefix: 'uploads/' } }, temporary, old]],
    ['old versions stay', [broken, temporary, { ...old, Filter: { Prefix: 'uploads/' } }]],
    ['uploads/ is never cleared', [broken, old, { ...temporary, Expiration: { Days: 3650 } }]],
  ])('leave something: %s', (what, rules) => {
    expect(problemsOf(rules)).toEqual([what]);
  });

  it.each<[string, LifecycleRule]>([
    ['everything', { Status, ID: 'x', Filter: { Prefix: '' }, Expiration: { Days: 30 } }],
    ['everything, by the old form', { Status, ID: 'x', Prefix: '', Expiration: { Days: 30 } }],
    ['a part of the posters', { Status, ID: 'x', Filter: { Prefix: 'posters/0' }, Expiration: { Days: 30 } }],
    [
      'what begins like them',
      { Status, ID: 'x', Filter: { Prefix: 'post' }, Expiration: { Date: new Date() } },
    ],
    [
      'large ones',
      {
        Status,
        ID: 'x',
        Filter: { And: { Prefix: 'posters/', ObjectSizeGreaterThan: 9 } },
        Expiration: { Days: 1 },
      },
    ],
    [
      'all of them, to an archive',
      {
        Status,
        ID: 'x',
        Filter: { Prefix: 'posters/' },
        Transitions: [{ Days: 1, StorageClass: 'GLACIER' }],
      },
    ],
  ])('take posters away: %s', (_, rule) => {
    expect(problemsOf([...right, rule])).toEqual(['the rule "x" takes posters away']);
  });

  it('may expire what somebody marked by a tag, and move posters where they can still be read', () => {
    const marked = { Status, Filter: { Tag: { Key: 'deleted', Value: '1' } }, Expiration: { Days: 1 } };
    const cheaper = { Status, Filter: {}, Transitions: [{ Days: 30, StorageClass: 'STANDARD_IA' as const }] };
    expect(problemsOf([...right, marked, cheaper])).toEqual([]);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
describe('versioning', () => {
  it('is right when it is on, and a problem when it never was or no longer is', () => {
    expect(versioningProblems('Enabled')).toEqual([]);
    expect(versioningProblems('Suspended')).toMatchObject([{ what: 'versioning is Suspended' }]);
    expect(versioningProblems(undefined)).toMatchObject([{ what: 'versioning is not on' }]);
  });
});
