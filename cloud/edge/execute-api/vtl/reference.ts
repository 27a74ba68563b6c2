import { type Reference, type Step, sourceOf } from './ast.ts';
import { evaluate } from './expression.ts';
import { callMethod, indexOf, propertyOf } from './lookup.ts';
import type { Rendering } from './render.ts';
import { toText } from './values.ts';

/** What a reference is worth; undefined when nothing stands behind it. */
export function resolve(reference: Reference, rendering: Rendering): unknown {
  return follow(rendering.variables.get(reference.id), reference.path ?? [], rendering);
}

/** A reference in the text: without a value it is shown as it was written, or not at all when it is quiet. */
export function showReference(reference: Reference, rendering: Rendering): string {
  const value = resolve(reference, rendering);
  if (value !== undefined && value !== null) return toText(value);
  return reference.leader.includes('!') ? '' : sourceOf(rendering.template, reference);
}

/** `#set`: a null value leaves what was there, as Velocity does unless it is told otherwise. */
export function assign(reference: Reference, value: unknown, rendering: Rendering): void {
  if (value === undefined || value === null) return;
  const path = reference.path ?? [];
  const last = path.at(-1);
  if (!last) {
    rendering.variables.set(reference.id, value);
    return;
  }
  const owner = follow(rendering.variables.get(reference.id), path.slice(0, -1), rendering);
  const key = last.type === 'index' ? evaluate(last.id, rendering) : last.id;
  if (owner instanceof Map) owner.set(toText(key), value);
  else if (Array.isArray(owner)) owner[Number(key)] = value;
}

function follow(start: unknown, path: readonly Step[], rendering: Rendering): unknown {
  let value = start;
  for (const step of path) {
    if (value === undefined || value === null) return undefined;
    if (step.type === 'property') value = propertyOf(value, step.id);
    else if (step.type === 'index') value = indexOf(value, evaluate(step.id, rendering));
    else {
      const args = (step.args || []).map((argument) => evaluate(argument, rendering));
      value = callMethod(value, step.id, args);
    }
  }
  return value;
}
