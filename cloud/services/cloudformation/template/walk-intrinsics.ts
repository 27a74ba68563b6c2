import { type Intrinsic, intrinsicOf } from './intrinsic.ts';
import { subArgument } from './sub-text.ts';

/** Which branches of `Fn::If` count: both, none (what holds whatever the conditions), or those that are chosen. */
export type Branches = 'all' | 'none' | Record<string, boolean>;

/**
 * Visits every function in a value, those in the arguments of others too.
 *
 * @throws as `intrinsicOf`
 */
export function walkIntrinsics(
  value: unknown,
  branches: Branches,
  visit: (intrinsic: Intrinsic) => void,
): void {
  const intrinsic = intrinsicOf(value);
  if (intrinsic) visit(intrinsic);
  for (const inner of intrinsic ? argumentsOf(intrinsic, branches) : membersOf(value)) {
    walkIntrinsics(inner, branches, visit);
  }
}

function membersOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function argumentsOf({ name, argument }: Intrinsic, branches: Branches): unknown[] {
  if (name === 'Fn::Sub') return Object.values(subArgument(argument).variables);
  if (name !== 'Fn::If' || branches === 'all') return Array.isArray(argument) ? argument : [argument];
  if (branches === 'none') return [];
  const [condition, yes, no] = argument as [string, unknown, unknown];
  return [branches[condition] ? yes : no];
}
