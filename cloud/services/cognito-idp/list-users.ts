import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { Handlers, Modelled } from '../service.ts';
import { findPool } from './find.ts';
import { pageOf } from './pages.ts';
import { invalidParameter } from './refusals.ts';
import { shownUser } from './shown-user.ts';
import { type UserPoolRecord, type UserRecord, users } from './state.ts';
import { readFilter } from './user-filter.ts';

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html */
export const handlers = {
  ListUsers({ UserPoolId, AttributesToGet, Limit, PaginationToken, Filter }, call) {
    const pool = findPool(call, UserPoolId);
    checkAttributes(pool, AttributesToGet);
    const found = [...users(call.cloud, pool.id).values()].filter(readFilter(Filter));
    const { page, next } = pageOf(found, ({ sub }) => sub, { most: Limit, token: PaginationToken });
    return { Users: page.map((user) => shownUser(only(user, AttributesToGet))), PaginationToken: next };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  ListUsers: ['UserPoolId', 'AttributesToGet', 'Limit', 'PaginationToken', 'Filter'],
};

function checkAttributes({ schema }: UserPoolRecord, names: string[] = []): void {
  if (!names.every((name) => schema.some(({ Name }) => Name === name))) {
    throw invalidParameter('One or more requested attributes do not exist.');
  }
}

function only(user: UserRecord, names: string[] | undefined): UserRecord {
  if (names === undefined) return user;
  const kept = Object.entries(user.attributes).filter(([name]) => names.includes(name));
  return { ...user, attributes: Object.fromEntries(kept) };
}
