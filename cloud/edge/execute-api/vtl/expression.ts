import type { Expression } from './ast.ts';
import { resolve } from './reference.ts';
import type { Rendering } from './render.ts';
import { evaluateText } from './render.ts';
import { isEqual, isTrue, toText } from './values.ts';

type Operator = (left: () => unknown, right: () => unknown) => unknown;

const operators: Record<string, Operator> = {
  '&&': (left, right) => isTrue(left()) && isTrue(right()),
  '||': (left, right) => isTrue(left()) || isTrue(right()),
  not: (left) => !isTrue(left()),
  parenthesis: (left) => left(),
  minus: (left) => arithmetic(0, left(), (a, b) => a - b),
  '==': (left, right) => isEqual(left(), right()),
  '!=': (left, right) => !isEqual(left(), right()),
  '<': compare((a, b) => a < b),
  '<=': compare((a, b) => a <= b),
  '>': compare((a, b) => a > b),
  '>=': compare((a, b) => a >= b),
  '+': (left, right) => add(left(), right()),
  '-': (left, right) => arithmetic(left(), right(), (a, b) => a - b),
  '*': (left, right) => arithmetic(left(), right(), (a, b) => a * b),
  '/': (left, right) => arithmetic(left(), right(), divide),
  '%': (left, right) => arithmetic(left(), right(), (a, b) => (b === 0 ? undefined : a % b)),
};

/** What an expression is worth. */
export function evaluate(expression: Expression, rendering: Rendering): unknown {
  switch (expression.type) {
    case 'references':
      return resolve(expression, rendering);
    case 'string':
      return expression.isEval ? evaluateText(expression.value, rendering) : expression.value;
    case 'integer':
    case 'decimal':
      return Number(expression.value);
    case 'bool':
      return expression.value === 'null' ? undefined : String(expression.value) === 'true';
    case 'array':
      return expression.isRange ? range(expression.value, rendering) : list(expression.value, rendering);
    case 'map':
      return new Map(
        Object.entries(expression.value ?? {}).map(([key, value]) => [key, evaluate(value, rendering)]),
      );
    case 'math': {
      const [left, right] = expression.expression;
      const operator = operators[expression.operator];
      if (!operator) throw new Error(`no operator ${expression.operator}`);
      const value = (side: Expression | undefined) => () => side && evaluate(side, rendering);
      return operator(value(left), value(right));
    }
  }
}

function list(items: (Expression | string | number)[], rendering: Rendering): unknown[] {
  return items.map((item) => (typeof item === 'object' ? evaluate(item, rendering) : Number(item)));
}

function range(ends: (Expression | string | number)[], rendering: Rendering): number[] {
  const [from = 0, to = 0] = list(ends, rendering).map(Number);
  if (Number.isNaN(from) || Number.isNaN(to)) return [];
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => from + index * step);
}

/** Text on either side joins them; anything but two numbers is null. */
function add(left: unknown, right: unknown): unknown {
  if (typeof left === 'string' || typeof right === 'string') return toText(left) + toText(right);
  return arithmetic(left, right, (a, b) => a + b);
}

function arithmetic(
  left: unknown,
  right: unknown,
  work: (left: number, right: number) => number | undefined,
): number | undefined {
  return typeof left === 'number' && typeof right === 'number' ? work(left, right) : undefined;
}

/** Java's integers stay integers; a division by zero is null. */
function divide(left: number, right: number): number | undefined {
  if (right === 0) return undefined;
  const whole = Number.isInteger(left) && Number.isInteger(right);
  return whole ? Math.trunc(left / right) : left / right;
}

function compare(holds: (left: number, right: number) => boolean): Operator {
  return (left, right) => {
    const [a, b] = [left(), right()];
    return typeof a === 'number' && typeof b === 'number' && holds(a, b);
  };
}
