import { CourseError } from '../shared/errors.ts';
import type { CheckEntry, Module } from '../shared/manifest.ts';

/** A check of the manifest with the requirement it belongs to. */
export interface PlannedCheck extends CheckEntry {
  requirement: string;
  /** The anchor of the requirement's heading. */
  learn: string;
}

/**
 * The checks to run, in the manifest's order.
 *
 * @param only the id of a requirement or of a check; what it needs is run too
 * @throws CourseError `usage` when the module has no such id
 */
export function planChecks(module: Module, only?: string): PlannedCheck[] {
  const all = module.requirements.flatMap((requirement) =>
    requirement.checks.map((check) => ({ ...check, requirement: requirement.id, learn: requirement.learn })),
  );
  if (only === undefined) return all;
  const wanted = new Set(all.filter((check) => isNamed(check, only)).map((check) => check.id));
  if (wanted.size === 0) throw unknownId(module, only);
  // What is needed stands before what needs it, so one pass from the end finds everything.
  for (const check of all.toReversed()) {
    if (wanted.has(check.id)) for (const need of check.needs) wanted.add(need);
  }
  return all.filter((check) => wanted.has(check.id));
}

/** Whether the module has a requirement or a check with this id. */
export function hasId(module: Module, id: string): boolean {
  return planChecks(module).some((check) => isNamed(check, id));
}

function isNamed(check: PlannedCheck, id: string): boolean {
  const wanted = id.toUpperCase();
  return check.id === wanted || check.requirement === wanted;
}

function unknownId(module: Module, id: string): CourseError {
  const known = module.requirements.map((requirement) => requirement.id).join(', ');
  return new CourseError(
    'usage',
    `Module ${module.number} has no requirement or check "${id}".`,
    `Its requirements are ${known}; a check is written like ${module.requirements[0]?.checks[0]?.id}.`,
  );
}
