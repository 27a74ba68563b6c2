import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { findUserPool, findUserPools } from './find-user-pool.ts';

/** A client whose list of pools comes in pages, as AWS's does. */
function listing(...pages: { Id: string; Name: string }[][]): CognitoIdentityProviderClient {
  const send = async ({ input }: { input: { NextToken?: string } }) => {
    const number = Number(input.NextToken ?? 0);
    const NextToken = number + 1 < pages.length ? String(number + 1) : undefined;
    return { UserPools: pages[number], NextToken };
  };
  return Object.assign(Object.create(CognitoIdentityProviderClient.prototype), { send });
}

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html
describe('findUserPool', () => {
  const others = [{ Id: 'us-east-1_c', Name: 'cinedb-ana-admins-old' }];
  const ours = { Id: 'us-east-1_a', Name: 'cinedb-ana-admins' };

  it('finds the pool with just this name, on whatever page', async () => {
    expect(await findUserPool(listing(others, [ours]), 'cinedb-ana-admins')).toBe('us-east-1_a');
    expect(await findUserPool(listing(others, []), 'cinedb-ana-admins')).toBeUndefined();
  });

  it('takes none of two that share the name, and names both', async () => {
    const two = listing([ours], [...others, { ...ours, Id: 'us-east-1_b' }]);
    await expect(findUserPool(two, 'cinedb-ana-admins')).rejects.toMatchObject({
      code: 'step',
      message: '2 user pools are called cinedb-ana-admins: us-east-1_a, us-east-1_b.',
    });
    expect(await findUserPools(two, 'cinedb-ana-admins')).toHaveLength(2);
  });
});
