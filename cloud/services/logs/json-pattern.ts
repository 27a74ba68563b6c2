import { AwsError, notImplemented } from '../../errors.ts';

const COMPARISON =
  /^\{\s*\$((?:\.[\w-]+|\["[^"]+"\]|\[\d+\])+)\s*(!=|>=|<=|=|<|>)\s*("(?:[^"\\]|\\.)*"|[^\s"]+)\s*\}$/;

/**
 * Reads `{ $.level = "error" }`: one comparison of one property of a message that is JSON.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax-JSON.html
 *
 * @throws AwsError InvalidParameterException; NotImplemented for comparisons joined by && or ||, IS and EXISTS
 */
export function jsonPattern(text: string): (message: string) => boolean {
  if (/&&|\|\||\b(IS|EXISTS|NOT)\b|%/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) {
    throw notImplemented(`the filter pattern ${text}`);
  }
  const [, path = '', operator = '', literal = ''] = COMPARISON.exec(text) ?? [];
  if (!operator) throw new AwsError('InvalidParameterException', 'Invalid filter pattern');
  const steps = [...path.matchAll(/\.([\w-]+)|\["([^"]+)"\]|\[(\d+)\]/g)].map(
    ([, name, quoted, index]) => name ?? quoted ?? index ?? '',
  );
  const compare = comparison(operator, literal);
  return (message) => {
    const value = valueAt(message, steps);
    return value !== undefined && compare(value);
  };
}

function comparison(operator: string, literal: string): (value: unknown) => boolean {
  const number = Number(literal);
  if (!literal.startsWith('"') && !Number.isNaN(number)) {
    return (value) => typeof value === 'number' && compareNumbers(operator, value, number);
  }
  if (operator !== '=' && operator !== '!=') {
    throw new AwsError('InvalidParameterException', 'Invalid filter pattern');
  }
  const matches = wildcard(literal.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/g, '$1'));
  return (value) => typeof value === 'string' && matches.test(value) === (operator === '=');
}

function compareNumbers(operator: string, value: number, wanted: number): boolean {
  switch (operator) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '<':
      return value < wanted;
    case '>':
      return value > wanted;
    case '<=':
      return value <= wanted;
    default:
      return value >= wanted;
  }
}

/** `*` stands for any characters. */
function wildcard(text: string): RegExp {
  const parts = text.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function valueAt(message: string, steps: string[]): unknown {
  let value: unknown;
  try {
    value = JSON.parse(message);
  } catch {
    return undefined;
  }
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
