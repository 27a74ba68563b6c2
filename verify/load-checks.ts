import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CourseError } from '../shared/errors.ts';
import type { Module } from '../shared/manifest.ts';
import { courseRoot } from '../shared/root.ts';
import type { ModuleChecks } from './check.ts';

/**
 * The checks of a module: what `checks/SLUG.ts` exports as `checks` and, where there are canaries, `sweep`.
 *
 * @throws CourseError `source` when there is no such file
 */
export async function loadChecks(
  module: Module,
  folder: string = join(courseRoot, 'verify', 'checks'),
): Promise<ModuleChecks> {
  const file = join(folder, `${module.slug}.ts`);
  if (!existsSync(file)) {
    throw new CourseError(
      'source',
      `The grader has no checks for module ${module.number}.`,
      `Write ${file}.`,
    );
  }
  return (await import(pathToFileURL(file).href)) as ModuleChecks;
}
