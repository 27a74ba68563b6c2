import type { AttributeType, SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { invalidParameter } from './refusals.ts';
import type { UserPoolRecord } from './state.ts';

const EMAIL = /^[^@\s]+@[^@\s]+$/;
const PHONE = /^\+\d{1,15}$/;
/** Others have met AWS's words: https://github.com/aws-amplify/aws-sdk-ios/issues/4251 */
const REQUIRED = 'Required attribute cannot be deleted.';

/** How a fault is told: for a user who is made, and for one who is changed. */
export type AttributesOf = 'newUser' | 'user';

/**
 * Reads attributes and holds them against the pool's schema. Later values win; flags are stored in lower case.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 *
 * @throws AwsError InvalidParameterException
 */
export function readAttributes(
  pool: UserPoolRecord,
  given: readonly AttributeType[] = [],
  of: AttributesOf = 'newUser',
): Record<string, string> {
  const faults = given.flatMap(({ Name = '', Value = '' }) => faultOf(pool, Name, Value, of) ?? []);
  if (faults.length > 0) throw invalidParameter(told(faults, of));
  const values = Object.fromEntries(
    given.map(({ Name = '', Value = '' }) => [Name, stored(pool, Name, Value)]),
  );
  if (values.email && !isEmail(values.email)) throw invalidParameter('Invalid email address format.');
  if (values.phone_number && !isPhone(values.phone_number)) {
    throw invalidParameter('Invalid phone number format.');
  }
  return values;
}

export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

export function isPhone(text: string): boolean {
  return PHONE.test(text);
}

/**
 * Refuses to name attributes that the schema does not have, that it requires, or that never change.
 *
 * @throws AwsError InvalidParameterException
 */
export function checkRemovable(pool: UserPoolRecord, names: readonly string[]): void {
  const faults = names.flatMap((name) => {
    const attribute = attributeOf(pool, name);
    if (!attribute) return `${name}: Attribute does not exist in the schema.\n`;
    if (!attribute.Mutable) return `${name}: Attribute cannot be updated.\n`;
    return attribute.Required ? `${name}: ${REQUIRED}\n` : [];
  });
  if (faults.length > 0) throw invalidParameter(told(faults, 'user'));
}

function faultOf(pool: UserPoolRecord, name: string, value: string, of: AttributesOf): string | undefined {
  const attribute = attributeOf(pool, name);
  if (!attribute) return `${name}: Attribute does not exist in the schema.\n`;
  if (name === 'sub' || (of === 'user' && !attribute.Mutable))
    return `${name}: Attribute cannot be updated.\n`;
  // An empty value takes an attribute away, so there is nothing else to hold against the schema.
  if (of === 'user' && value === '' && attribute.Required) return `${name}: ${REQUIRED}\n`;
  const fault = value === '' ? undefined : valueFault(attribute, value);
  return fault && `${name}: ${fault}\n`;
}

function valueFault(attribute: SchemaAttributeType, value: string): string | undefined {
  const {
    AttributeDataType: type,
    StringAttributeConstraints: text,
    NumberAttributeConstraints: number,
  } = attribute;
  if (type === 'String') return outside(value.length, text?.MinLength, text?.MaxLength, 'String length');
  if (type === 'Number') {
    if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Attribute value is not a number.';
    return outside(Number(value), number?.MinValue, number?.MaxValue, 'Number');
  }
  if (type === 'Boolean')
    return /^(true|false)$/i.test(value) ? undefined : 'Attribute value is not a boolean.';
  return Number.isNaN(Date.parse(value)) ? 'Attribute value is not a date.' : undefined;
}

function outside(value: number, least = '-Infinity', most = 'Infinity', what: string): string | undefined {
  return value < Number(least) || value > Number(most)
    ? `${what} is out of the bounds of the schema.`
    : undefined;
}

function told(faults: string[], of: AttributesOf): string {
  if (of === 'user') return faults.map((fault) => `user.${fault}`).join('');
  return `Attributes did not conform to the schema: ${faults.join('')}`;
}

function stored(pool: UserPoolRecord, name: string, value: string): string {
  return attributeOf(pool, name)?.AttributeDataType === 'Boolean' ? value.toLowerCase() : value;
}

function attributeOf({ schema }: UserPoolRecord, name: string): SchemaAttributeType | undefined {
  return schema.find(({ Name }) => Name === name);
}
