import { describe, expect, it } from 'vitest';
import { refuseUnmodelled } from './unmodelled.ts';

describe('refuseUnmodelled', () => {
  const modelled = ['Bucket', 'Tagging.TagSet', 'Rules.Status'];

  it.each([
    [{ Bucket: 'a' }],
    [{ Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } }],
    [{ Rules: [{ Status: 'Enabled' }, { Status: 'Disabled' }] }],
    [{ Bucket: 'a', ACL: undefined }],
  ])('takes what is modelled: %j', (input) => {
    expect(() => refuseUnmodelled('PutThing', modelled, input)).not.toThrow();
  });

  it.each([
    [{ ACL: 'private' }, 'ACL'],
    [{ Tagging: { Other: 1 } }, 'Tagging.Other'],
    [{ Rules: [{ Status: 'Enabled' }, { Transition: {} }] }, 'Rules.Transition'],
  ])('names what is not: %j', (input, path) => {
    expect(() => refuseUnmodelled('PutThing', modelled, input)).toThrow(
      `The embedded cloud does not model the parameter ${path} of PutThing.`,
    );
  });
});
