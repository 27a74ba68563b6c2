import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';

const TEXTS = [
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'gender',
  'zoneinfo',
  'locale',
  'phone_number',
  'address',
];

/**
 * The attributes that every pool has, as DescribeUserPool shows them: the claims of OpenID Connect and `sub`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export const standardAttributes: readonly SchemaAttributeType[] = [
  { ...text('sub', '1', '2048'), Mutable: false, Required: true },
  ...TEXTS.map((name) => text(name, '0', '2048')),
  text('birthdate', '10', '10'),
  flag('email_verified'),
  flag('phone_number_verified'),
  { ...flag('updated_at'), AttributeDataType: 'Number', NumberAttributeConstraints: { MinValue: '0' } },
];

export function isStandard(name: string | undefined): boolean {
  return standardAttributes.some((attribute) => attribute.Name === name);
}

function text(name: string, MinLength: string, MaxLength: string): SchemaAttributeType {
  return { ...flag(name), AttributeDataType: 'String', StringAttributeConstraints: { MinLength, MaxLength } };
}

function flag(Name: string): SchemaAttributeType {
  return {
    Name,
    AttributeDataType: 'Boolean',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
  };
}
