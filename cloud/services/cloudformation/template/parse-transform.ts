import { notImplemented } from '../../../errors.ts';
import { validationError } from './errors.ts';
import type { TransformDeclaration } from './template.ts';
import { isMembers } from './values.ts';

export const SERVERLESS = 'AWS::Serverless-2016-10-31';
const INCLUDE = 'AWS::Include';

/**
 * The transforms that a template names, in their order.
 *
 * @throws AwsError ValidationError for a name that is no string; NotImplemented for all but SAM's and AWS::Include
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-section-structure.html
 */
export function parseTransform(value: unknown): TransformDeclaration[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(declaration);
}

function declaration(value: unknown): TransformDeclaration {
  const name = isMembers(value) ? value.Name : value;
  if (typeof name !== 'string') throw validationError('Key Name of transform definition must be a string.');
  if (name !== SERVERLESS && name !== INCLUDE) throw notImplemented(`the transform ${name}`);
  if (!isMembers(value)) return name;
  return isMembers(value.Parameters) ? { Name: name, Parameters: value.Parameters } : { Name: name };
}
