import type { ResourceContext } from './resource-type.ts';

const LETTERS = 5;

/**
 * The id of a resource that its service gives none: `films-AllMo-1A2B3C4D5E6F`, from the names of stack and resource.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html#aws-resource-apigateway-method-return-values
 */
export function abbreviatedId(
  context: Pick<ResourceContext, 'stackName' | 'logicalId' | 'physicalName'>,
): string {
  const random = context.physicalName().split('-').at(-1);
  return `${context.stackName.slice(0, LETTERS)}-${context.logicalId.slice(0, LETTERS)}-${random}`;
}
