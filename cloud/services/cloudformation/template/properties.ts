import { notImplemented } from '../../../errors.ts';
import { modelOf } from '../model/model.ts';
import { Conformer } from './conform.ts';
import { validationError } from './errors.ts';
import type { Members } from './values.ts';

/**
 * What is wrong with a resource's properties against AWS's published model, in the words of CloudFormation; empty for
 * good ones. What is `UNKNOWN` passes.
 *
 * @param properties evaluated
 * @throws AwsError NotImplemented for a type that the cloud does not model
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html
 */
export function checkProperties(type: string, properties: Members): string[] {
  return conformed(type, properties).faults;
}

/**
 * The properties with the types of the model: CloudFormation takes "256" for 256, "true" for true and 256 for "256".
 * What does not fit stays as it is.
 *
 * @throws as `checkProperties`
 */
export function coerceProperties(type: string, properties: Members): Members {
  return conformed(type, properties).properties;
}

/** The error of a resource whose properties have faults. */
export function propertiesError(logicalId: string, faults: readonly string[]) {
  return validationError(
    `Properties validation failed for resource ${logicalId} with message:\n${faults.join('\n')}`,
  );
}

function conformed(type: string, properties: Members): { properties: Members; faults: string[] } {
  const model = modelOf(type);
  if (!model) throw notImplemented(`the resource type ${type}`);
  const conformer = new Conformer(model.definitions);
  const coerced = conformer.members(model.properties, properties, '#');
  return { properties: coerced, faults: conformer.faults };
}
