import { readFileSync } from 'node:fs';
import { MODELLED_TYPES } from './modelled-types.ts';
import type { ResourceModel } from './resource-model.ts';

const models = new Map<string, ResourceModel>();
let known: Set<string> | undefined;

/** The model of a resource type, or undefined where the cloud has none. Read when first asked for, then kept. */
export function modelOf(type: string): ResourceModel | undefined {
  if (!MODELLED_TYPES.includes(type)) return undefined;
  const model = models.get(type) ?? (read(`types/${type.replaceAll('::', '-')}.json`) as ResourceModel);
  models.set(type, model);
  return model;
}

/** Whether AWS has a resource type of this name, modelled here or not. */
export function isKnownType(type: string): boolean {
  known ??= new Set(
    Object.entries(read('known-types.json') as Record<string, string[]>).flatMap(([service, names]) =>
      names.map((name) => `${service}::${name}`),
    ),
  );
  return known.has(type);
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
