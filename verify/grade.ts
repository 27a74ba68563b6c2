import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Surroundings } from '../commands/surroundings.ts';
import { CourseError } from '../shared/errors.ts';
import type { Module } from '../shared/manifest.ts';
import { silentReporter } from '../shared/report.ts';
import type { Course } from '../shared/step.ts';
import { loadChecks } from './load-checks.ts';
import { wantsColor } from './render/color.ts';
import { renderHtml } from './render/html.ts';
import { renderJson } from './render/json.ts';
import { renderJunit } from './render/junit.ts';
import { renderTerminal } from './render/terminal.ts';
import type { ModuleResult } from './result.ts';
import { runModule } from './run.ts';
import { planChecks } from './select.ts';

export interface GradeOptions
  extends Pick<
    Surroundings,
    'out' | 'err' | 'status' | 'env' | 'terminal' | 'width' | 'checksRoot' | 'signal'
  > {
  modules: Module[];
  only?: string;
  course: Course;
  seed: string;
}

/** Grades modules one after the other, and writes a page for each as it is done. */
export async function gradeModules(options: GradeOptions): Promise<ModuleResult[]> {
  const { modules, only, course, seed, out, err, status, env, terminal, width, checksRoot, signal } = options;
  // What a check waits for is worth a line to somebody who waits too; a log gets the results alone.
  const report = { ...silentReporter, note: (text: string) => terminal && err(text) };
  const results: ModuleResult[] = [];
  for (const module of modules) {
    const table = await loadChecks(module, checksRoot);
    const plan = planChecks(module, only);
    let done = 0;
    const onResult = () => {
      done += 1;
      status?.(`graded ${done} of ${plan.length} checks`);
    };
    status?.(`grading module ${module.number}`);
    const result = await runModule({
      module,
      plan,
      only,
      course: { ...course, report },
      table,
      seed,
      signal,
      onResult,
    });
    status?.('');
    out(renderTerminal(result, { width, color: wantsColor(terminal, env) }));
    results.push(result);
  }
  return results;
}

/** Writes the results into the files that were asked for; their folders are made. */
export function writeReports(
  results: readonly ModuleResult[],
  files: { json?: string; junit?: string; html?: string },
): void {
  if (files.json) write(files.json, renderJson(results));
  if (files.junit) write(files.junit, renderJunit(results));
  if (files.html) write(files.html, renderHtml(results));
}

function write(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const { message } = error as Error;
    throw new CourseError('usage', `The report cannot be written: ${message}.`, 'Choose another file.', {
      cause: error,
    });
  }
}
