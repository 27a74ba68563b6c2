import { templateError } from './errors.ts';
import type { FunctionContext, IntrinsicFunction } from './function-context.ts';
import { UNKNOWN } from './scope.ts';
import { checkShape } from './shapes.ts';
import { subArgument, subPieces } from './sub-text.ts';
import { textOf } from './values.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-join.html */
export const join: IntrinsicFunction = (argument, { evaluate }) => {
  const [delimiter, list] = argument as [string, unknown];
  const items = evaluate(list);
  if (items === UNKNOWN) return UNKNOWN;
  const texts = Array.isArray(items)
    ? items.map((item) => (item === UNKNOWN ? UNKNOWN : textOf(item)))
    : [undefined];
  // No list, or one with something else than strings: the argument is not what the function takes.
  if (texts.includes(undefined)) checkShape('Fn::Join', undefined);
  return texts.includes(UNKNOWN) ? UNKNOWN : texts.join(delimiter);
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-split.html */
export const split: IntrinsicFunction = (argument, { evaluate }) => {
  const [delimiter, source] = argument as [string, unknown];
  const text = evaluate(source);
  if (text === UNKNOWN) return UNKNOWN;
  const known = textOf(text);
  if (known === undefined) return checkShape('Fn::Split', undefined);
  return known.split(delimiter);
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-base64.html */
export const base64: IntrinsicFunction = (argument, { evaluate }) => {
  const text = evaluate(argument);
  if (text === UNKNOWN) return UNKNOWN;
  const known = textOf(text);
  if (known === undefined) return checkShape('Fn::Base64', undefined);
  return Buffer.from(known).toString('base64');
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html */
export const sub: IntrinsicFunction = (argument, context) => {
  const { text, variables } = subArgument(argument);
  let whole = '';
  let known = true;
  for (const piece of subPieces(text)) {
    const value = typeof piece === 'string' ? piece : variableOf(piece.variable, variables, context);
    if (value === UNKNOWN) known = false;
    else whole += value;
  }
  return known ? whole : UNKNOWN;
};

function variableOf(
  name: string,
  variables: Record<string, unknown>,
  { evaluate }: FunctionContext,
): string | typeof UNKNOWN {
  const value = Object.hasOwn(variables, name)
    ? evaluate(variables[name])
    : evaluate(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name });
  if (value === UNKNOWN) return UNKNOWN;
  const text = textOf(value);
  if (text === undefined)
    throw templateError(`variable ${name} in Fn::Sub expression does not resolve to a string`);
  return text;
}
