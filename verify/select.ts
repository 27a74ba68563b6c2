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
 * @param only the ids of requirements or checks; what they need is run too
 * @throws CourseError `usage` when the module has no such id
 */
export function planChecks(module: Module, only?: string | readonly string[]): PlannedCheck[] {
  const all = module.requirements.flatMap((requirement) =>
    requirement.checks.map((check) => ({ ...check, requirement: requirement.id, learn: requirement.learn })),
  );
  if (only === undefined) return all;
  const wanted = new Set<string>();
  for (const id of [only].flat()) {
    const found = all.filter((check) => isNamed(check, id));
    if (found.length === 0) throw unknownId(module, id);
    for (const check of found) wanted.add(check.id);
  }
  return withNeeds(all, wanted);
}

/** The same checks with these, and what they need, before the others. */
export function withFirst(plan: PlannedCheck[], ids: readonly string[]): PlannedCheck[] {
  const first = withNeeds(plan, new Set(ids));
  return [...first, ...plan.filter((check) => !first.includes(check))];
}

/** What is needed stands before what needs it, so one pass from the end finds everything. */
function withNeeds(all: PlannedCheck[], ids: ReadonlySet<string>): PlannedCheck[] {
  const wanted = new Set(ids);
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
