import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CourseError, type CourseErrorCode } from '../shared/errors.ts';
import { faultOf } from '../shared/faults.ts';
import type { Module, Requirement } from '../shared/manifest.ts';
import type { Course, Step } from '../shared/step.ts';
import { messageOf, remedyOf } from './explain.ts';

export type Tree = 'starter' | 'solution';

/** Whether a requirement is met by a step that can be run; otherwise by a part of a file that another step uses. */
export function isStep({ file }: Pick<Requirement, 'file'>): boolean {
  return file.endsWith('.ts');
}

/**
 * Runs the step of one requirement.
 *
 * @throws CourseError `step` that says which step stopped, where, and why
 */
export async function runStep(
  module: Module,
  requirement: Requirement,
  tree: Tree,
  course: Course,
): Promise<void> {
  const file = join(module.folder, tree, requirement.file);
  try {
    const step = await loadStep(file);
    await step(course);
  } catch (error) {
    throw stopped(error, module, requirement, tree);
  }
}

/** The function that a file of steps exports as its default. */
export async function loadStep(file: string): Promise<Step> {
  if (!existsSync(file))
    throw new CourseError('source', `There is no file ${file}.`, 'Bring it back with git.');
  const loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
  if (typeof loaded.default === 'function') return loaded.default as Step;
  throw new CourseError(
    'source',
    `${file} has no default export.`,
    'Write "export default async function (course) { … }".',
  );
}

function stopped(error: unknown, module: Module, requirement: Requirement, tree: Tree): CourseError {
  const file = `modules/${module.slug}/${tree}/${requirement.file}`;
  const line = lineIn(error, requirement.file);
  const place = line === undefined ? file : `${file}:${line}`;
  const lesson = `modules/${module.slug}/README.md${requirement.learn}`;
  const remedy = `${remedyOf(error)}\nSee ${lesson}`;
  const text = `${requirement.id} stopped in ${place}: ${messageOf(error)}`;
  return new CourseError(codeOf(error), text, remedy, { cause: error });
}

/** A network that failed, or a setting that cannot be used, is no reason to look for a mistake in the step. */
function codeOf(error: unknown): CourseErrorCode {
  if (error instanceof CourseError && error.code === 'usage') return 'usage';
  return faultOf(error) ?? 'step';
}

/** The line of the student's own file that an error passed through. */
function lineIn(error: unknown, file: string): string | undefined {
  const stack = error instanceof Error ? error.stack : undefined;
  const frame = stack?.split('\n').find((text) => text.includes(file));
  return frame?.match(/:(\d+):\d+\)?$/)?.[1];
}
