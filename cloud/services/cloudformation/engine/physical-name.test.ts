import { describe, expect, it } from 'vitest';
import { physicalName } from './physical-name.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
describe('physicalName', () => {
  it('is made of the stack, the logical id and chance', () => {
    expect(physicalName('cinedb', 'Movies')).toMatch(/^cinedb-Movies-[A-Za-z0-9]{12}$/);
    expect(physicalName('cinedb', 'Movies')).not.toBe(physicalName('cinedb', 'Movies'));
    expect(physicalName('CineDB', 'Movies', { lowerCase: true })).toMatch(/^cinedb-movies-[a-z0-9]{12}$/);
  });

  it.each([
    [
      'a-very-long-name-of-a-stack-for-films',
      'AVeryLongLogicalIdOfARole',
      /^a-very-long-name-of-a-sta-AVeryLongLogicalIdOfARole-\w{12}$/,
    ],
    ['cinedb', 'L'.repeat(80), /^cinedb-L{44}-\w{12}$/],
    ['s'.repeat(80), 'Role', /^s{46}-Role-\w{12}$/],
  ])('fits into 64 characters: %s, %s', (stack, logicalId, expected) => {
    const name = physicalName(stack, logicalId, { maxLength: 64 });
    expect(name).toMatch(expected);
    expect(name).toHaveLength(64);
  });
});
