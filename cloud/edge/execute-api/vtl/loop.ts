import type { Expression, Node } from './ast.ts';
import { evaluate } from './expression.ts';
import { type Rendering, renderNodes } from './render.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html: what a `#foreach` runs through at most. */
const MOST_TURNS = 1000;
const LOOP_NAMES = ['foreach', 'velocityCount'];

/** `#foreach` over a list, or over the values of a map. What it sets stays set; its own names do not. */
export function renderLoop(
  { to, from }: { to: string; from: Expression },
  body: readonly Node[],
  rendering: Rendering,
): string {
  const items = itemsOf(evaluate(from, rendering));
  const { variables, run } = rendering;
  const names = [...LOOP_NAMES, to];
  const before = names.map((name) => [name, variables.get(name)] as const);
  let text = '';
  for (const [index, item] of items.slice(0, MOST_TURNS).entries()) {
    variables.set(to, item);
    variables.set('foreach', turn(index, items.length, before[0]?.[1]));
    variables.set('velocityCount', index + 1);
    text += renderNodes(body, rendering);
    if (run.broken || run.stopped) break;
  }
  run.broken = false;
  for (const [name, value] of before) {
    if (value === undefined) variables.delete(name);
    else variables.set(name, value);
  }
  return text;
}

function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return [...value];
  return value instanceof Map ? [...value.values()] : [];
}

function turn(index: number, length: number, parent: unknown): Map<string, unknown> {
  return new Map<string, unknown>([
    ['index', index],
    ['count', index + 1],
    ['hasNext', index + 1 < length],
    ['first', index === 0],
    ['last', index + 1 === length],
    ['parent', parent],
  ]);
}
