import { compileFilter } from './json-path-filter.ts';

/** One step of a path: what it selects of one value. */
export interface JsonPathStep {
  /** False where a step may select several values: the result is then a list. */
  definite: boolean;
  select(value: unknown): unknown[];
}

const TOKEN =
  /\.\.|\.?\*|\.?\[\s*\*\s*\]|\.?\[\s*\?\((?<filter>.*?)\)\s*\]|\.?\[(?<inside>[^\]]*)\]|\.(?<method>length|size|min|max|sum|avg)\(\)|\.?(?<name>[^.[\]*?()\s'"]+)/gy;

/**
 * Reads JSON with a path, as the Jayway library of `$input.json` and `$input.path` does.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#input-variable-reference
 *
 * @returns undefined when a definite path leads nowhere; a list, empty perhaps, for any other path
 * @throws Error for a path that cannot be read
 */
export function readPath(root: unknown, path: string): unknown {
  const steps = compilePath(path);
  let values: unknown[] = [root];
  for (const step of steps) values = values.flatMap((value) => step.select(value));
  return steps.every(({ definite }) => definite) ? values[0] : values;
}

const kept = new Map<string, JsonPathStep[]>();

function compilePath(path: string): JsonPathStep[] {
  const known = kept.get(path);
  if (known) return known;
  const text = path.trim().replace(/^\$/, '');
  const steps: JsonPathStep[] = [];
  let at = 0;
  let deep = false;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (!token) throw new Error(`Illegal character in path ${path} at position ${at}`);
    at = TOKEN.lastIndex;
    if (token[0] === '..') {
      deep = true;
      continue;
    }
    const step = stepOf(token);
    steps.push(deep ? everywhere(step) : step);
    deep = false;
  }
  kept.set(path, steps);
  return steps;
}

function stepOf(token: RegExpExecArray): JsonPathStep {
  const { filter, inside, method, name } = token.groups ?? {};
  if (filter !== undefined) {
    const keeps = compileFilter(filter);
    return { definite: false, select: (value) => childrenOf(value).filter(keeps) };
  }
  if (method !== undefined) return { definite: true, select: (value) => measure(method, value) };
  if (name !== undefined) return { definite: true, select: (value) => child(value, name) };
  if (inside !== undefined && inside.trim() !== '*') return bracket(inside.trim());
  return { definite: false, select: childrenOf };
}

/** `['a']`, `['a','b']`, `[0]`, `[-1]`, `[0,2]`, `[1:3]`. */
function bracket(inside: string): JsonPathStep {
  const slice = /^(-?\d*):(-?\d*)$/.exec(inside);
  if (slice) {
    const end = (text: string | undefined) => (text ? Number(text) : undefined);
    return {
      definite: false,
      select: (value) => (Array.isArray(value) ? value.slice(end(slice[1]), end(slice[2])) : []),
    };
  }
  const keys = inside.split(',').map((part) => part.trim());
  const quoted = keys.every((key) => /^(['"]).*\1$/.test(key));
  if (!quoted && !keys.every((key) => /^-?\d+$/.test(key))) throw new Error(`Illegal path step [${inside}]`);
  const names = quoted ? keys.map((key) => key.slice(1, -1)) : keys;
  return { definite: names.length === 1, select: (value) => names.flatMap((name) => child(value, name)) };
}

function child(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) {
    if (!/^-?\d+$/.test(name)) return [];
    const item = value.at(Number(name));
    return item === undefined ? [] : [item];
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return [(value as Record<string, unknown>)[name]];
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function everywhere(step: JsonPathStep): JsonPathStep {
  const select = (value: unknown): unknown[] => [
    ...step.select(value),
    ...childrenOf(value).flatMap((inner) => select(inner)),
  ];
  return { definite: false, select };
}

function measure(method: string, value: unknown): unknown[] {
  if (method === 'length' || method === 'size') {
    if (typeof value === 'string') return [value.length];
    return typeof value === 'object' && value !== null ? [Object.keys(value).length] : [];
  }
  const numbers = childrenOf(value).filter((item) => typeof item === 'number');
  if (numbers.length === 0) return [];
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (method === 'sum') return [sum];
  if (method === 'avg') return [sum / numbers.length];
  return [method === 'min' ? Math.min(...numbers) : Math.max(...numbers)];
}
