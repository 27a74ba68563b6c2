import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { notImplemented } from '../../errors.ts';
import { invalidParameter } from './refusals.ts';
import { isStandard, standardAttributes } from './standard-attributes.ts';

const MOST_CUSTOM = 50;

/**
 * The schema of a new pool: the standard attributes, some of them with other settings, and custom ones.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html
 *
 * @throws AwsError InvalidParameterException, NotImplemented for developer-only attributes
 */
export function newSchema(given: readonly SchemaAttributeType[] = []): SchemaAttributeType[] {
  const standard = standardAttributes.map((attribute) => {
    const change = given.find(({ Name }) => Name === attribute.Name);
    return change ? changedStandard(attribute, change) : attribute;
  });
  return withCustom(
    standard,
    given.filter(({ Name }) => !isStandard(Name)),
  );
}

/**
 * A schema with further custom attributes.
 *
 * @throws AwsError InvalidParameterException, NotImplemented for developer-only attributes
 */
export function withCustom(
  schema: readonly SchemaAttributeType[],
  given: readonly SchemaAttributeType[],
): SchemaAttributeType[] {
  const all = [...schema];
  for (const attribute of given) {
    const custom = newCustom(attribute);
    if (all.some(({ Name }) => Name === custom.Name)) {
      throw invalidParameter(`${custom.Name}: Existing attribute already has name ${custom.Name}.`);
    }
    all.push(custom);
  }
  if (all.length - standardAttributes.length > MOST_CUSTOM) {
    throw invalidParameter(`A user pool can have at most ${MOST_CUSTOM} custom attributes.`);
  }
  return all;
}

function changedStandard(attribute: SchemaAttributeType, change: SchemaAttributeType): SchemaAttributeType {
  const { AttributeDataType: type = attribute.AttributeDataType, DeveloperOnlyAttribute } = change;
  if (type !== attribute.AttributeDataType || DeveloperOnlyAttribute) {
    throw invalidParameter(
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${attribute.Name}`,
    );
  }
  const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...attribute, ...defined };
}

function newCustom(given: SchemaAttributeType): SchemaAttributeType {
  const { AttributeDataType: type, Required, DeveloperOnlyAttribute, Mutable = true } = given;
  if (DeveloperOnlyAttribute)
    throw notImplemented('developer-only attributes (Schema.DeveloperOnlyAttribute)');
  if (Required) throw invalidParameter('Required custom attributes are not supported currently.');
  if (!type) {
    throw invalidParameter(
      'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
    );
  }
  checkOrder(given);
  return {
    Name: given.Name?.startsWith('custom:') ? given.Name : `custom:${given.Name}`,
    AttributeDataType: type,
    DeveloperOnlyAttribute: false,
    Mutable,
    Required: false,
    ...(type === 'String' && { StringAttributeConstraints: given.StringAttributeConstraints ?? {} }),
    ...(type === 'Number' && { NumberAttributeConstraints: given.NumberAttributeConstraints ?? {} }),
  };
}

function checkOrder({
  StringAttributeConstraints: text,
  NumberAttributeConstraints: number,
}: SchemaAttributeType) {
  if (Number(text?.MinLength ?? 0) > Number(text?.MaxLength ?? Number.POSITIVE_INFINITY)) {
    throw invalidParameter('Invalid StringAttributeConstraints: minLength is greater than maxLength.');
  }
  const { MinValue = Number.NEGATIVE_INFINITY, MaxValue = Number.POSITIVE_INFINITY } = number ?? {};
  if (Number(MinValue) > Number(MaxValue)) {
    throw invalidParameter('Invalid NumberAttributeConstraints: minValue is greater than maxValue.');
  }
}
