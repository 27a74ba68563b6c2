import { invalidParameter } from './refusals.ts';
import type { UserPoolRecord } from './state.ts';

interface Permissions {
  ReadAttributes?: string[];
  WriteAttributes?: string[];
}

/** What Cognito alone says of a user: no client writes it. */
const COGNITOS_OWN = /^(?:sub|(?:email|phone_number)_verified)$/;

/**
 * What a client may read and write of its users: attributes of the schema, and to write each that is required.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
 *
 * @param doing as AWS words it, `creating` or `updating`
 * @throws AwsError InvalidParameterException
 */
export function checkPermissions(
  pool: UserPoolRecord,
  { ReadAttributes = [], WriteAttributes }: Permissions,
  doing: string,
): void {
  if (!ReadAttributes.every((name) => attributeOf(pool, name))) throw invalid('read', doing);
  const unknown = WriteAttributes?.some((name) => !attributeOf(pool, name) || COGNITOS_OWN.test(name));
  const missing = pool.schema.some(
    ({ Name = '', Required, Mutable }) => Required && Mutable && !WriteAttributes?.includes(Name),
  );
  if (WriteAttributes?.length && (unknown || missing)) throw invalid('write', doing);
}

function attributeOf({ schema }: UserPoolRecord, name: string) {
  return schema.find(({ Name }) => Name === name);
}

function invalid(kind: string, doing: string): Error {
  return invalidParameter(`Invalid ${kind} attributes specified while ${doing} a client`);
}
