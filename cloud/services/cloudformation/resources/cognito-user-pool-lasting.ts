import { isDeepStrictEqual } from 'node:util';
import type { SchemaAttributeType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../../errors.ts';
import { FIXED, type Fixed } from './cognito-user-pool-properties.ts';

// All is compared with the pool as it is: an update that is taken back may have been refused before it changed anything.

/** @throws AwsError InvalidParameterException where the template names the users otherwise than the pool does */
export function refuseFixed(wanted: Fixed, pool: UserPoolType): void {
  const [after, now] = [settled(wanted), settled(pool)];
  const changed = FIXED.find((name) => !isDeepStrictEqual(after[name], now[name]));
  if (changed) throw invalid(`Updates are not allowed for property - ${changed}.`);
}

function settled({ AliasAttributes = [], UsernameAttributes = [], UsernameConfiguration }: Fixed): Fixed {
  const CaseSensitive = UsernameConfiguration?.CaseSensitive ?? true;
  return { AliasAttributes, UsernameAttributes, UsernameConfiguration: { CaseSensitive } };
}

/**
 * What a pool's schema gains: it only grows.
 *
 * @param before what the template said before
 * @param present the pool's schema, which has the standard attributes too
 * @throws AwsError InvalidParameterException
 */
export function addedAttributes(
  wanted: readonly SchemaAttributeType[] = [],
  before: readonly SchemaAttributeType[] = [],
  present: readonly SchemaAttributeType[] = [],
): SchemaAttributeType[] {
  const named = (list: readonly SchemaAttributeType[], name = '') =>
    list.find(({ Name }) => Name === name || Name === `custom:${name}`);
  const isPresent = (attribute: SchemaAttributeType) => says(named(present, attribute.Name), attribute);
  const deleted = before.some((attribute) => !named(wanted, attribute.Name) && isPresent(attribute));
  const modified = wanted.some((attribute) => named(present, attribute.Name) && !isPresent(attribute));
  if (deleted || modified) throw invalid('Existing schema attributes cannot be modified or deleted.');
  return wanted.filter(({ Name }) => !named(present, Name));
}

/** Whether an attribute is as a template says; what the template leaves out is not compared. */
function says(present: SchemaAttributeType | undefined, { Name: _, ...given }: SchemaAttributeType): boolean {
  return (
    present !== undefined &&
    Object.entries(given).every(
      ([key, value]) =>
        value === undefined || isDeepStrictEqual(present[key as keyof SchemaAttributeType], value),
    )
  );
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
