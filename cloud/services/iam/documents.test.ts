import { describe, expect, it } from 'vitest';
import { checkIdentityPolicy, checkManagedPolicy } from './documents.ts';

const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }];
const older = [{ Statement }, { Version: '2008-10-17', Statement }].map((policy) => JSON.stringify(policy));

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
describe('a policy of the older version, which is what one without a version is', () => {
  it.each(older)('may stand inside a user or role: %s', (text) => {
    expect(() => checkIdentityPolicy(text)).not.toThrow();
  });

  it.each(older)('is no managed policy: %s', (text) => {
    expect(() => checkManagedPolicy(text)).toThrow('Policy document must be version 2012-10-17 or greater.');
  });
});
