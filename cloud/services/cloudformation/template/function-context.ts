import type { Scope } from './scope.ts';

export interface FunctionContext {
  scope: Scope;
  /** Evaluates what stands inside a function's argument. */
  evaluate(value: unknown): unknown;
}

/** A function of templates; its argument has the shape that `checkShape` demands, not evaluated yet. */
export type IntrinsicFunction = (argument: unknown, context: FunctionContext) => unknown;
