import type { Cloud } from '../../../call.ts';
import { mayRead } from '../own-attributes.ts';
import { type GroupRecord, groups, type UserPoolClientRecord, type UserRecord } from '../state.ts';

export type Claims = Record<string, unknown>;

/** Scopes that narrow the attributes down, and what each lets through. */
const ATTRIBUTES_OF_SCOPE: Record<string, (name: string) => boolean> = {
  profile: () => true,
  email: (name) => name === 'email' || name === 'email_verified',
  phone: (name) => name === 'phone_number' || name === 'phone_number_verified',
};
const BOOLEAN = /^(?:email|phone_number)_verified$/;

/**
 * A user's attributes as claims: those that the client may read and that the scopes let through. `openid` alone lets
 * all through.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 *
 * @param scopes of a sign-in at the hosted pages; without them it is one by the API, which gives all
 */
export function attributeClaims(client: UserPoolClientRecord, user: UserRecord, scopes?: string[]): Claims {
  const narrowing = (scopes ?? []).flatMap((scope) => ATTRIBUTES_OF_SCOPE[scope] ?? []);
  const shown = Object.entries(user.attributes).filter(
    ([name]) =>
      name === 'sub' ||
      (mayRead(client, name) && (narrowing.length === 0 || narrowing.some((lets) => lets(name)))),
  );
  return Object.fromEntries(shown.map(([name, value]) => [name, claimValue(name, value)]));
}

function claimValue(name: string, value: string): unknown {
  if (BOOLEAN.test(name)) return value === 'true';
  return name === 'address' ? { formatted: value } : value;
}

/** `cognito:groups`, in the groups' order of precedence; nothing for a user who is in none. */
export function groupClaims(cloud: Cloud, user: UserRecord, poolId: string): Claims {
  const names = groupsOf(cloud, user, poolId).map(({ GroupName }) => GroupName);
  return names.length > 0 ? { 'cognito:groups': names } : {};
}

/**
 * The roles of a user's groups. One is preferred when no other role has the same rank.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export function roleClaims(cloud: Cloud, user: UserRecord, poolId: string): Claims {
  const withRole = groupsOf(cloud, user, poolId).filter(({ RoleArn }) => RoleArn);
  const [first] = withRole;
  if (!first) return {};
  const best = new Set(withRole.filter((group) => rankOf(group) === rankOf(first)).map((g) => g.RoleArn));
  return {
    'cognito:roles': [...new Set(withRole.map(({ RoleArn }) => RoleArn))],
    ...(best.size === 1 && { 'cognito:preferred_role': first.RoleArn }),
  };
}

function groupsOf(cloud: Cloud, user: UserRecord, poolId: string): GroupRecord[] {
  const found = user.groups.flatMap((name) => groups(cloud, poolId).get(name) ?? []);
  return found.sort((a, b) => rankOf(a) - rankOf(b) || (a.GroupName < b.GroupName ? -1 : 1));
}

function rankOf({ Precedence }: GroupRecord): number {
  return Precedence ?? Number.MAX_SAFE_INTEGER;
}
