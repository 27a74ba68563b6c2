import type { Cloud } from '../../../call.ts';
import { checkMayWrite } from '../own-attributes.ts';
import { invalidParameter, notAuthorized } from '../refusals.ts';
import type { UserPoolRecord, UserRecord } from '../state.ts';
import { readAttributes } from '../user-attributes.ts';
import { withAttributes } from '../written-attributes.ts';
import type { App } from './app.ts';

/** Required attributes that a user lacks: the first sign-in asks for them. */
export function missingAttributes(
  pool: UserPoolRecord,
  { attributes }: Pick<UserRecord, 'attributes'>,
): string[] {
  const required = pool.schema.filter(({ Required, Name }) => Required && Name !== 'sub');
  return required.flatMap(({ Name }) => (Name && !attributes[Name] ? Name : []));
}

/** @throws AwsError InvalidParameterException for a user without an attribute that the pool requires */
export function checkComplete(pool: UserPoolRecord, user: Pick<UserRecord, 'attributes'>): void {
  const [missing] = missingAttributes(pool, user);
  if (!missing) return;
  throw invalidParameter(`Attributes did not conform to the schema: ${missing}: The attribute is required\n`);
}

/**
 * A user with the attributes of a first sign-in.
 *
 * @throws AwsError NotAuthorizedException for an attribute that is there already or is not the client's to write,
 *   InvalidParameterException when a required one is missing still
 */
export function withFirstAttributes(
  cloud: Cloud,
  { pool, client }: App,
  user: UserRecord,
  attributes: Record<string, string>,
): UserRecord {
  const provided = Object.keys(attributes).find((name) => user.attributes[name]);
  if (provided) throw notAuthorized(`Cannot modify an already provided ${provided}`);
  const given = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const values = readAttributes(pool, given);
  checkMayWrite(client, Object.keys(values));
  const complete = withAttributes(cloud, pool, user, values);
  const [missing] = missingAttributes(pool, complete);
  // Others have met AWS's words: https://github.com/amazon-archives/aws-cognito-angular-quickstart/issues/116
  if (missing) throw invalidParameter(`Invalid attributes given, ${missing} is missing`);
  return complete;
}
