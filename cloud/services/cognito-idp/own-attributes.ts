import { notAuthorized } from './refusals.ts';
import { isStandard } from './standard-attributes.ts';
import type { UserPoolClientRecord } from './state.ts';

/** What Cognito says of an attribute itself: no user writes it. */
const VERIFIED = /^(?:email|phone_number)_verified$/;

/**
 * Holds attributes that a user writes against what the client may write. A client that names none may write the
 * standard ones.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
 *
 * @throws AwsError NotAuthorizedException
 */
export function checkMayWrite(client: UserPoolClientRecord, names: readonly string[]): void {
  if (names.some((name) => !mayWrite(client, name))) {
    throw notAuthorized('A client attempted to write unauthorized attribute');
  }
}

function mayWrite({ WriteAttributes }: UserPoolClientRecord, name: string): boolean {
  if (VERIFIED.test(name)) return false;
  return WriteAttributes?.length ? WriteAttributes.includes(name) : isStandard(name);
}

/** Whether a client may read an attribute. One that names none may read the standard ones. */
export function mayRead({ ReadAttributes }: UserPoolClientRecord, name: string): boolean {
  return ReadAttributes?.length ? ReadAttributes.includes(name) : isStandard(name);
}
