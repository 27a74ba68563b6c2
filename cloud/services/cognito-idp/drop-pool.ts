import type { Cloud } from '../../call.ts';
import { clients, type UserPoolRecord, userPools } from './state.ts';

/** The collections that a pool's id is the scope of. */
const OF_A_POOL = [
  'users',
  'groups',
  'resource-servers',
  'sign-ins',
  'challenges',
  'codes',
  'pretence',
  'signing-keys',
  'hosted-sessions',
  'hosted-challenges',
  'authorization-codes',
];

/** Forgets a pool with all that is in it. */
export function dropPool(cloud: Cloud, pool: UserPoolRecord): void {
  userPools(cloud).delete(pool.id);
  for (const client of [...clients(cloud).values()]) {
    if (client.UserPoolId === pool.id) clients(cloud).delete(client.ClientId);
  }
  for (const name of OF_A_POOL) cloud.store.drop(`cognito-idp/${name}`, pool.id);
}
