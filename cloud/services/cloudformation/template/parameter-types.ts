import { notImplemented } from '../../../errors.ts';
import { formatError } from './errors.ts';

const PLAIN = ['String', 'Number', 'CommaDelimitedList', 'List<Number>', 'List<String>'];

/**
 * Refuses the types of parameters that AWS does not have, and those whose values live in AWS's other services.
 *
 * @throws AwsError ValidationError or NotImplemented
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export function checkParameterType(type: string): void {
  if (PLAIN.includes(type)) return;
  if (/^(?:List<)?AWS::(?:EC2|Route53|SSM)::[\w:<>]+$/.test(type)) {
    throw notImplemented(`the parameter type ${type}`);
  }
  throw formatError(`Unrecognized parameter type: ${type}`);
}

/** Whether `Ref` gives a list. */
export function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

/** The members of a list parameter's value, without the spaces around them. */
export function listOf(value: string): string[] {
  return value === '' ? [] : value.split(',').map((item) => item.trim());
}
