import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Surroundings } from '../commands/surroundings.ts';
import { CourseError } from '../shared/errors.ts';
import type { Module } from '../shared/manifest.ts';
import { lineReporter, silentReporter } from '../shared/report.ts';
import type { Course } from '../shared/step.ts';
import { loadChecks } from './load-checks.ts';
import { remember } from './remember.ts';
import { wantsColor } from './render/color.ts';
import { renderHtml } from './render/html.ts';
import { renderJson } from './render/json.ts';
import { renderJunit } from './render/junit.ts';
import { takeawayLines } from './render/takeaway.ts';
import { renderTerminal } from './render/terminal.ts';
import type { ModuleResult } from './result.ts';
import { runModule } from './run.ts';
import { failuresFirst } from './score.ts';
import { planChecks, withFirst } from './select.ts';

export interface GradeOptions
  extends Pick<
    Surroundings,
    'out' | 'err' | 'status' | 'env' | 'terminal' | 'width' | 'checksRoot' | 'signal'
  > {
  modules: Module[];
  only?: string | readonly string[];
  /** Checks to run before the others; then the page begins with what did not pass, too. */
  first?: readonly string[];
  course: Course;
  seed: string;
}

/** Grades modules one after the other, and writes a page for each as it is done. */
export async function gradeModules(options: GradeOptions): Promise<ModuleResult[]> {
  const { modules, only, first, course, seed, out, err, status, env, terminal, width, checksRoot, signal } =
    options;
  // What a check waits for is worth a line to somebody who waits too; a log gets the results alone.
  const report = { ...silentReporter, note: (text: string) => terminal && err(text) };
  const results: ModuleResult[] = [];
  for (const module of modules) {
    const table = await loadChecks(module, checksRoot);
    const planned = planChecks(module, only);
    const plan = first ? withFirst(planned, first) : planned;
    let done = 0;
    const { progress } = lineReporter((line) => status?.(line));
    const onResult = () => {
      done += 1;
      progress(`module ${module.number}, checks graded`, done, plan.length);
    };
    progress(`module ${module.number}, checks graded`, done, plan.length);
    const result = await runModule({
      module,
      plan,
      only: only === undefined ? undefined : [only].flat().join(', '),
      course: { ...course, report },
      table,
      seed,
      signal,
      onResult,
    });
    const passed = remember(course.config, module, result, err);
    const shown = first ? { ...result, checks: failuresFirst(result.checks) } : result;
    out(renderTerminal(shown, { width, color: wantsColor(terminal, env) }));
    for (const line of takeawayLines(passed, width)) out(line);
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
