import { notImplemented } from '../../../errors.ts';
import { templateError } from './errors.ts';
import { checkShape } from './shapes.ts';
import { isMembers } from './values.ts';

export interface Intrinsic {
  name: string;
  argument: unknown;
}

/** The functions that CloudFormation names when it meets another, in its order. */
const SUPPORTED = [
  'Fn::Base64',
  'Fn::GetAtt',
  'Fn::GetAZs',
  'Fn::ImportValue',
  'Fn::Join',
  'Fn::Split',
  'Fn::FindInMap',
  'Fn::Select',
  'Ref',
  'Fn::Equals',
  'Fn::If',
  'Fn::Not',
  'Condition',
  'Fn::And',
  'Fn::Or',
  'Fn::Contains',
  'Fn::EachMemberEquals',
  'Fn::EachMemberIn',
  'Fn::ValueOf',
  'Fn::ValueOfAll',
  'Fn::RefAll',
  'Fn::Sub',
  'Fn::Cidr',
];

/**
 * The function that a value is: an object whose one member is `Ref` or `Fn::...`. Undefined for every other value.
 *
 * @throws AwsError ValidationError for functions that CloudFormation does not have (without a transform) and for
 *   arguments of another shape than the function takes; NotImplemented for `Fn::Transform`
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function intrinsicOf(value: unknown): Intrinsic | undefined {
  if (!isMembers(value)) return undefined;
  if (Object.hasOwn(value, 'Fn::Transform')) throw notImplemented('Fn::Transform in this place');
  const [name = '', ...others] = Object.keys(value);
  if (others.length > 0 || (name !== 'Ref' && !name.startsWith('Fn::'))) return undefined;
  if (!SUPPORTED.includes(name)) {
    throw templateError(
      `Encountered unsupported function: ${name} Supported functions are: [${SUPPORTED.join(', ')}]`,
    );
  }
  const argument = value[name];
  checkShape(name, argument);
  return { name, argument };
}
