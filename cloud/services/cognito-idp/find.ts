import type { Caller, Cloud } from '../../call.ts';
import { matchesAlias, matchesUsername } from './names.ts';
import { noSuchClient, noSuchPool, userNotFound } from './refusals.ts';
import {
  clients,
  type UserPoolClientRecord,
  type UserPoolRecord,
  type UserRecord,
  userPools,
  users,
} from './state.ts';

type Place = Pick<Caller, 'account' | 'region'> & { cloud: Cloud };

/** A pool of the caller's account and region, for operations that AWS credentials sign. */
export function peekPool({ cloud, account, region }: Place, id: string): UserPoolRecord | undefined {
  const pool = userPools(cloud).get(id);
  return pool?.account === account && pool.region === region ? pool : undefined;
}

/** @throws AwsError ResourceNotFoundException, for a pool of another account or region too */
export function findPool(place: Place, id: string): UserPoolRecord {
  const pool = peekPool(place, id);
  if (!pool) throw noSuchPool(id);
  return pool;
}

/**
 * An app client by its id alone, for operations that users call.
 *
 * @throws AwsError ResourceNotFoundException
 */
export function findClient(cloud: Cloud, clientId: string): UserPoolClientRecord {
  const client = clients(cloud).get(clientId);
  if (!client) throw noSuchClient(clientId);
  return client;
}

/**
 * The pool of an app client, whoever calls.
 *
 * @throws AwsError ResourceNotFoundException
 */
export function poolOfClient(cloud: Cloud, client: UserPoolClientRecord): UserPoolRecord {
  const pool = userPools(cloud).get(client.UserPoolId);
  if (!pool) throw noSuchPool(client.UserPoolId);
  return pool;
}

/**
 * An app client of a pool.
 *
 * @throws AwsError ResourceNotFoundException, for another pool's client too
 */
export function findClientOf(cloud: Cloud, pool: UserPoolRecord, clientId: string): UserPoolClientRecord {
  const client = findClient(cloud, clientId);
  if (client.UserPoolId !== pool.id) throw noSuchClient(clientId);
  return client;
}

/**
 * A user by name, by `sub`, or by an attribute that the pool lets users sign in with.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
 */
export function peekUser(cloud: Cloud, pool: UserPoolRecord, name: string): UserRecord | undefined {
  const bySub = users(cloud, pool.id).get(name);
  if (bySub) return bySub;
  const all = [...users(cloud, pool.id).values()];
  return (
    all.find((user) => matchesUsername(pool, user, name)) ??
    all.find((user) => matchesAlias(pool, user, name))
  );
}

/** @throws AwsError UserNotFoundException */
export function findUser(cloud: Cloud, pool: UserPoolRecord, name: string): UserRecord {
  const user = peekUser(cloud, pool, name);
  if (!user) throw userNotFound();
  return user;
}
