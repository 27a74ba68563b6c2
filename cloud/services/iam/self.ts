import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import { findIdentity, USER } from './identities.ts';
import { validationError } from './refusals.ts';
import type { UserRecord } from './state.ts';

/**
 * The user that a call is about: the one it names, else the one whose key signed it.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
 *
 * @throws AwsError NoSuchEntity, ValidationError for a role's session, NotImplemented for the account's administrator
 */
export function userOrSelf(call: Call, name: string | undefined): UserRecord {
  if (name !== undefined) return findIdentity(call, USER, name);
  const { principal } = call;
  if (principal.type === 'User') return findIdentity(call, USER, principal.userName);
  if (principal.type === 'Root') throw notImplemented(`${call.operation} for the account's administrator`);
  throw validationError('Must specify userName when calling with non-User credentials');
}
