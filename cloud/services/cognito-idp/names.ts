import type { UserPoolRecord, UserRecord } from './state.ts';

/** Whether two names are one: a pool does not look at case unless it was made to. */
export function sameName(pool: UserPoolRecord, one: string | undefined, other: string): boolean {
  if (one === undefined) return false;
  return pool.usernamesAreCaseSensitive ? one === other : one.toLowerCase() === other.toLowerCase();
}

export function matchesUsername(pool: UserPoolRecord, user: UserRecord, name: string): boolean {
  return sameName(pool, user.username, name);
}

/** Whether a name is an attribute of the user that stands for the username. */
export function matchesAlias(pool: UserPoolRecord, user: UserRecord, name: string): boolean {
  return aliasesOf(pool, user).some((alias) => sameName(pool, alias, name));
}

/** An alias works once it is verified; an attribute that is the username works at once. */
function aliasesOf(pool: UserPoolRecord, { attributes }: UserRecord): (string | undefined)[] {
  const verified = pool.aliasAttributes.filter(
    (name) => name === 'preferred_username' || attributes[`${name}_verified`] === 'true',
  );
  return [...pool.usernameAttributes, ...verified].map((name) => attributes[name]);
}
