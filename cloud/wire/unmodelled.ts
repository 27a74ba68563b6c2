import { notImplemented } from '../errors.ts';

/**
 * Refuses every input member that an operation does not model, by its path: silence would be a lie to a student.
 *
 * @param modelled paths such as `Tagging.TagSet`, each with all that is below it; list items have no step of their own
 * @throws AwsError NotImplemented
 */
export function refuseUnmodelled(operation: string, modelled: readonly string[], input: object): void {
  if (modelled.includes('*')) return;
  const path = firstUnmodelled(modelled, input);
  if (path) throw notImplemented(`the parameter ${path} of ${operation}`);
}

/** The path of the first member that no modelled path covers. */
export function firstUnmodelled(modelled: readonly string[], value: object, prefix = ''): string | undefined {
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined || inner === null) continue;
    const path = prefix + name;
    if (modelled.includes(path)) continue;
    if (!modelled.some((known) => known.startsWith(`${path}.`))) return path;
    for (const part of Array.isArray(inner) ? inner : [inner]) {
      const found = typeof part === 'object' && part !== null && firstUnmodelled(modelled, part, `${path}.`);
      if (found) return found;
    }
  }
  return undefined;
}
