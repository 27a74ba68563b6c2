import type { Rule, Shape } from './model.ts';
import { compilePattern } from './pattern.ts';

const NUMBERS = new Set(['integer', 'long', 'float', 'double']);

/** Whether a shape's `min` and `max` bound the value itself and not its length. */
export function isNumber(shape: Shape): boolean {
  return NUMBERS.has(shape.type ?? '');
}

/**
 * The constraints of a shape that a value breaks, in the given order; none for a value of another type.
 *
 * Strings are measured in code points (AWS's STS counts so, and Smithy's length trait says so), blobs in bytes,
 * lists in items, maps in entries: https://smithy.io/2.0/spec/constraint-traits.html#length-trait
 */
export function brokenRules(shape: Shape, value: unknown, order: readonly Rule[]): Rule[] {
  if (shape.min === undefined && shape.max === undefined && !shape.pattern && !shape.enum) return [];
  return order.filter((rule) => shape[rule] !== undefined && breaks[rule](shape, value));
}

const breaks: Record<Rule, (shape: Shape, value: unknown) => boolean> = {
  min: (shape, value) => (sizeOf(shape, value) ?? Number.POSITIVE_INFINITY) < (shape.min ?? 0),
  max: (shape, value) => (sizeOf(shape, value) ?? Number.NEGATIVE_INFINITY) > (shape.max ?? 0),
  pattern: (shape, value) =>
    typeof value === 'string' && compilePattern(shape.pattern ?? '')?.test(value) === false,
  enum: (shape, value) => typeof value === 'string' && !shape.enum?.includes(value),
};

function sizeOf(shape: Shape, value: unknown): number | undefined {
  if (isNumber(shape))
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  if (typeof value === 'string') return codePoints(value);
  if (value instanceof Uint8Array) return value.byteLength;
  if (Array.isArray(value)) return value.length;
  return shape.type === 'map' && typeof value === 'object' && value ? Object.keys(value).length : undefined;
}

const PAIRS = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

function codePoints(text: string): number {
  return text.length - (text.match(PAIRS)?.length ?? 0);
}
