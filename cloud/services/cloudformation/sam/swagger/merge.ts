import { PyDict } from '../python/dictionary.ts';
import { rebuilt } from '../python/values.ts';
import { childOf } from './definition.ts';

/** Puts the methods of one definition into another; where both have a method, its parts are the first one's. */
export function mergePaths(from: PyDict, into: PyDict): PyDict {
  const source = childOf(from, 'paths');
  const target = childOf(into, 'paths');
  for (const [path, item] of source.entries()) {
    const known = target.get(typeof path === 'string' ? path : path.text);
    if (known instanceof PyDict && item instanceof PyDict) mergeMethods(item, known);
    else target.set(path, item);
  }
  return rebuilt(into);
}

function mergeMethods(from: PyDict, into: PyDict): void {
  for (const [method, operation] of from.entries()) {
    const known = into.get(typeof method === 'string' ? method : method.text);
    const both = known instanceof PyDict && operation instanceof PyDict;
    into.set(method, both ? mergeOperations(operation, known) : operation);
  }
}

function mergeOperations(from: PyDict, into: PyDict): PyDict {
  const merged = new PyDict(true);
  for (const [name, value] of [...into.entries(), ...from.entries()]) merged.set(name, value);
  return merged;
}
