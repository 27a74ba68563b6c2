import { expect, it } from 'vitest';
import { hostedPool } from '../../../edge/cognito/testing.ts';
import { dropPool } from '../drop-pool.ts';
import { poolPublicKeys } from './signing-keys.ts';

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
it('makes the keys of a pool once, however many ask at one time', async () => {
  const { cloud, pool } = hostedPool();
  const ask = () => poolPublicKeys(cloud, pool.id);
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(first).toHaveLength(2);
  expect(second).toEqual(first);
  expect(await ask()).toEqual(first);
});

it('keeps no keys of a pool that was deleted while they were made', async () => {
  const { cloud, pool } = hostedPool();
  const keys = poolPublicKeys(cloud, pool.id);
  dropPool(cloud, pool);
  await keys;
  expect(cloud.store.collection('cognito-idp/signing-keys', pool.id).size).toBe(0);
});
