import type { Cloud } from '../../call.ts';
import type { UserPoolRecord, UserRecord } from './state.ts';
import { claimAliases } from './user-names.ts';

const VERIFIABLE = ['email', 'phone_number'];

/**
 * The user with other attributes. A new e-mail address or phone number is not verified unless that is said too, and an
 * empty value takes an attribute away.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 *
 * @param values as `readAttributes` gives them
 * @throws AwsError AliasExistsException when another user signs in with one of them
 */
export function withAttributes(
  cloud: Cloud,
  pool: UserPoolRecord,
  user: UserRecord,
  values: Record<string, string>,
): UserRecord {
  const unverified = VERIFIABLE.filter((name) => values[name] && values[name] !== user.attributes[name]);
  const flags = Object.fromEntries(unverified.map((name) => [`${name}_verified`, 'false']));
  const written = { ...user, attributes: { ...user.attributes, ...flags, ...values } };
  claimAliases(cloud, pool, written);
  const emptied = Object.keys(values).filter((name) => values[name] === '');
  return withoutAttributes(written, emptied);
}

/** The user without attributes; what said that one is verified goes with it. */
export function withoutAttributes(user: UserRecord, names: readonly string[]): UserRecord {
  const gone = new Set(names.flatMap((name) => [name, `${name}_verified`]));
  const kept = Object.entries(user.attributes).filter(([name]) => !gone.has(name));
  return { ...user, attributes: Object.fromEntries(kept) };
}
