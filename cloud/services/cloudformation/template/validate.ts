import { checkConditionNames, checkConditions } from './check-conditions.ts';
import { checkReferences } from './check-references.ts';
import { checkResourceTypes } from './check-resource-types.ts';
import { dependenciesOf } from './dependencies.ts';
import type { Template } from './template.ts';

/**
 * Refuses what CloudFormation refuses of a template whatever its parameters: unknown resource types, functions and
 * names, attributes that resources do not have, circles. What resources' properties hold is for `checkProperties`.
 *
 * @param template after its transforms
 * @throws AwsError ValidationError; NotImplemented for resource types and attributes that the cloud does not model
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html
 */
export function checkTemplate(template: Template): void {
  checkConditions(template);
  checkResourceTypes(template);
  checkConditionNames(template);
  checkReferences(template);
  dependenciesOf(template);
}
