import { randomUUID } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import { peekUser } from './find.ts';
import { sameName } from './names.ts';
import { aliasExists, invalidParameter, usernameExists } from './refusals.ts';
import { type UserPoolRecord, type UserRecord, users } from './state.ts';
import { isEmail, isPhone } from './user-attributes.ts';

/** Who a new user is, with the attributes that follow from the name. */
export type NewIdentity = Pick<UserRecord, 'sub' | 'username' | 'attributes'>;

/**
 * The names of a new user. Where users sign in with an e-mail address or a phone number, that is an attribute, and the
 * username is the `sub`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
 *
 * @param taken AWS's words when a name of the user's own is taken: others at SignUp than at AdminCreateUser
 * @throws AwsError InvalidParameterException, UsernameExistsException
 */
export function newIdentity(
  cloud: Cloud,
  pool: UserPoolRecord,
  name: string,
  given: Record<string, string>,
  taken: string,
): NewIdentity {
  const sub = randomUUID();
  const attribute = attributeForName(pool, name);
  if (peekUser(cloud, pool, name)) {
    throw usernameExists(attribute ? `An account with the given ${attribute} already exists.` : taken);
  }
  const attributes = { ...given, ...(attribute && { [attribute]: name }), sub };
  return { sub, username: attribute ? sub : name, attributes };
}

/** @returns the attribute that a name is, in a pool without names of the users' own */
function attributeForName(
  { usernameAttributes, aliasAttributes }: UserPoolRecord,
  name: string,
): string | undefined {
  if (usernameAttributes.includes('email') && isEmail(name)) return 'email';
  if (usernameAttributes.includes('phone_number') && isPhone(name)) return 'phone_number';
  if (usernameAttributes.length > 0) {
    const kinds = usernameAttributes.map((kind) => (kind === 'email' ? 'an email' : 'a phone number'));
    const choice = kinds.length > 1 ? 'either an email or a phone number' : kinds.join('');
    throw invalidParameter(`Username should be ${choice}.`);
  }
  if (aliasAttributes.includes('email') && isEmail(name)) throw looksLike('email');
  if (aliasAttributes.includes('phone_number') && isPhone(name)) throw looksLike('phone number');
  return undefined;
}

function looksLike(kind: string): Error {
  return invalidParameter(
    `Username cannot be of ${kind} format, since user pool is configured for ${kind} alias.`,
  );
}

/**
 * Takes the aliases of a user from whoever has them.
 *
 * @param force whether another user loses the alias; otherwise the user cannot have it
 * @throws AwsError AliasExistsException
 */
export function claimAliases(
  cloud: Cloud,
  pool: UserPoolRecord,
  user: Pick<UserRecord, 'sub' | 'attributes'>,
  force = false,
): void {
  for (const attribute of [...pool.aliasAttributes, ...pool.usernameAttributes]) {
    const holder = holderOf(cloud, pool, user, attribute);
    if (!holder) continue;
    if (!force) throw aliasExists(`An account with the given ${attribute} already exists.`);
    const attributes = { ...holder.attributes, [`${attribute}_verified`]: 'false' };
    users(cloud, pool.id).set(holder.sub, { ...holder, attributes });
  }
}

/** The other user who has an attribute's value as the name to sign in with. */
function holderOf(
  cloud: Cloud,
  pool: UserPoolRecord,
  user: Pick<UserRecord, 'sub' | 'attributes'>,
  attribute: string,
): UserRecord | undefined {
  const value = user.attributes[attribute];
  if (!value) return undefined;
  const works = (attributes: Record<string, string>) =>
    pool.usernameAttributes.includes(attribute) ||
    attribute === 'preferred_username' ||
    attributes[`${attribute}_verified`] === 'true';
  if (!works(user.attributes)) return undefined;
  return [...users(cloud, pool.id).values()].find(
    (other) =>
      other.sub !== user.sub && works(other.attributes) && sameName(pool, other.attributes[attribute], value),
  );
}
