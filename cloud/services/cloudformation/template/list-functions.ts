import { cidrBlocks } from './cidr.ts';
import { templateError } from './errors.ts';
import type { IntrinsicFunction } from './function-context.ts';
import { UNKNOWN } from './scope.ts';
import { checkShape } from './shapes.ts';
import { textOf } from './values.ts';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-select.html */
export const select: IntrinsicFunction = (argument, { evaluate }) => {
  const [index, items] = (argument as [unknown, unknown]).map(evaluate);
  if (index === UNKNOWN || items === UNKNOWN) return UNKNOWN;
  const position = textOf(index)?.trim() ?? '';
  if (!/^-?\d+$/.test(position) || !Array.isArray(items)) return checkShape('Fn::Select', undefined);
  if (!(Number(position) in items)) {
    throw templateError(`Fn::Select cannot select nonexistent value at index ${position}`);
  }
  return items[Number(position)];
};

/** The zones in which a new account has subnets. Regions that are not told here have three. */
const ZONES: Record<string, string> = { 'us-east-1': 'abcdef', 'us-west-1': 'ac', 'us-west-2': 'abcd' };

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getavailabilityzones.html */
export const getAZs: IntrinsicFunction = (argument, { scope, evaluate }) => {
  const region = textOf(evaluate(argument)) || scope.region;
  return [...(ZONES[region] ?? 'abc')].map((zone) => `${region}${zone}`);
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html */
export const cidr: IntrinsicFunction = (argument, { evaluate }) => {
  const parts = (argument as unknown[]).map(evaluate);
  if (parts.includes(UNKNOWN)) return UNKNOWN;
  const [block = '', count = '', bits = '8'] = parts.map((part) => textOf(part));
  const blocks = cidrBlocks(block, Number(count || Number.NaN), Number(bits));
  if (!blocks)
    throw templateError(`Fn::Cidr cannot make ${count} blocks with ${bits} CIDR bits out of ${block}`);
  return blocks;
};
