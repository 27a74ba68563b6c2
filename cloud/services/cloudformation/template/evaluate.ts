import { notImplemented } from '../../../errors.ts';
import { templateError } from './errors.ts';
import type { FunctionContext, IntrinsicFunction } from './function-context.ts';
import { intrinsicOf } from './intrinsic.ts';
import { cidr, getAZs, select } from './list-functions.ts';
import { findInMap, getAtt, importValue, ref } from './reference-functions.ts';
import type { Scope } from './scope.ts';
import { base64, join, split, sub } from './string-functions.ts';

/** Functions of conditions are no values of properties, but for `Fn::If`. */
const FUNCTIONS: Record<string, IntrinsicFunction> = {
  Ref: ref,
  'Fn::Base64': base64,
  'Fn::Cidr': cidr,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': getAZs,
  'Fn::GetAtt': getAtt,
  'Fn::If': chosen,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
};

/**
 * What a value of a template is: functions done, what refers to `AWS::NoValue` taken out (undefined where that is the
 * whole value), `UNKNOWN` where a resource is not made yet.
 *
 * @throws AwsError ValidationError as the functions do; NotImplemented for dynamic references and `Fn::Transform`
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function evaluate(value: unknown, scope: Scope): unknown {
  const context: FunctionContext = { scope, evaluate: (inner) => evaluate(inner, scope) };
  const intrinsic = intrinsicOf(value);
  if (intrinsic) {
    const done = FUNCTIONS[intrinsic.name];
    if (!done)
      throw templateError(`${intrinsic.name} can only be used in the Conditions block of the template`);
    return withoutDynamicReference(done(intrinsic.argument, context));
  }
  if (Array.isArray(value)) return value.map(context.evaluate).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return withoutDynamicReference(value);
  const members = Object.entries(value).map(([key, member]) => [key, context.evaluate(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

function chosen(argument: unknown, { scope, evaluate }: FunctionContext): unknown {
  const [condition, yes, no] = argument as [string, unknown, unknown];
  const holds = scope.conditions[condition];
  if (holds === undefined) throw templateError(`unresolved condition dependency ${condition} in Fn::If`);
  return evaluate(holds ? yes : no);
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html */
function withoutDynamicReference(value: unknown): unknown {
  const [reference] = (typeof value === 'string' && /\{\{resolve:[\w-]+:/.exec(value)) || [];
  if (reference) throw notImplemented(`the dynamic reference ${reference.slice(0, -1)}}}`);
  return value;
}
