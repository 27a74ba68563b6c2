import { CourseError } from './errors.ts';
import type { Module, Requirement } from './manifest.ts';

/** A requirement and the module that it belongs to. */
export interface Found {
  module: Module;
  requirement: Requirement;
}

/**
 * The requirement with an id, in any case; the id of one of its checks serves as well.
 *
 * @throws CourseError `usage` that names the requirements there are
 */
export function findRequirement(id: string, modules: Module[]): Found {
  const wanted = id.toUpperCase();
  for (const module of modules) {
    for (const requirement of module.requirements) {
      const ids = [requirement.id, ...requirement.checks.map((check) => check.id)];
      if (ids.includes(wanted)) return { module, requirement };
    }
  }
  const known = modules.flatMap((module) => module.requirements.map((requirement) => requirement.id));
  throw new CourseError(
    'usage',
    `There is no requirement "${id}".`,
    `The requirements are: ${known.join(', ')}.`,
  );
}
