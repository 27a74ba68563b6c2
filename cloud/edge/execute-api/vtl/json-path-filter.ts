import { readPath } from './json-path.ts';

const COMPARISON = /^(?<path>@[^\s=!<>]*)\s*(?:(?<operator>==|!=|<=|>=|<|>)\s*(?<literal>.+))?$/;

/**
 * A filter of a JSON path: `@.price < 10 && @.name == 'x'`, or `@.isbn` for what has it.
 *
 * @throws Error for a filter that is none of these
 */
export function compileFilter(filter: string): (value: unknown) => boolean {
  const alternatives = filter
    .split('||')
    .map((part) => part.split('&&').map((test) => compileTest(test.trim())));
  return (value) => alternatives.some((tests) => tests.every((test) => test(value)));
}

function compileTest(text: string): (value: unknown) => boolean {
  const groups = COMPARISON.exec(text)?.groups;
  if (!groups) throw new Error(`Could not parse the filter ${text}`);
  const path = `$${groups.path?.slice(1) ?? ''}`;
  if (!groups.operator) return (value) => readPath(value, path) !== undefined;
  const literal = readLiteral(groups.literal?.trim() ?? '');
  const holds = comparison(groups.operator);
  return (value) => holds(readPath(value, path), literal);
}

function readLiteral(text: string): unknown {
  const quoted = /^(['"])(.*)\1$/.exec(text);
  return quoted ? quoted[2] : JSON.parse(text);
}

function comparison(operator: string): (left: unknown, right: unknown) => boolean {
  if (operator === '==') return (left, right) => left === right;
  if (operator === '!=') return (left, right) => left !== right;
  const ordered = (holds: (order: number) => boolean) => (left: unknown, right: unknown) => {
    if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
    if (typeof left !== 'string' || typeof right !== 'string') return false;
    return holds(left < right ? -1 : left > right ? 1 : 0);
  };
  if (operator === '<') return ordered((order) => order < 0);
  if (operator === '<=') return ordered((order) => order <= 0);
  return operator === '>' ? ordered((order) => order > 0) : ordered((order) => order >= 0);
}
