import type { CommandContext } from '../commands/command.ts';
import { hintLines, nextHint } from '../commands/hints.ts';
import type { Config } from '../shared/config.ts';
import type { Module } from '../shared/manifest.ts';
import { provisionedFolder } from '../shared/provisioned.ts';
import { lastResult } from './last-results.ts';
import { planChecks } from './select.ts';
import { touchedBy } from './touched.ts';
import { type Wish, watchFolders } from './watch.ts';

/** A part of the course to grade. */
export interface Part {
  module: Module;
  /** Requirements or checks; absent: the whole module. */
  only?: string | readonly string[];
  /** Checks to run before the others. */
  first?: readonly string[];
}

export interface WatchCourseOptions
  extends Pick<CommandContext, 'signal' | 'code' | 'err' | 'onKey' | 'width'> {
  modules: Module[];
  /** What `--only` limits it to. */
  only?: string;
  config: Config;
  /** Grades parts, and answers the exit code. */
  grade: (parts: Part[]) => Promise<number>;
}

/** Grades now, and after each change what it touches and what had not passed. Answers the last exit code. */
export function watchCourse(options: WatchCourseOptions): Promise<number> {
  const { modules, signal, err, onKey, grade } = options;
  let code = 0;
  return watchFolders({
    folders: [...modules.map(({ folder }) => folder), ...notesFolder(options)],
    signal,
    say: err,
    onKey,
    hint: () => showHint(options),
    grade: async (wish) => {
      const parts = partsOf(wish, options);
      if (parts.length > 0) code = await grade(parts);
      else if (wish === 'failures') err('Nothing failed.');
      return code;
    },
  });
}

/** Where `provision` leaves its notes. Without one the files are worth watching all the same. */
function notesFolder({ config, err }: WatchCourseOptions): string[] {
  try {
    return [provisionedFolder(config.stateDir)];
  } catch (error) {
    err(`Steps that you provision are not noticed: ${(error as Error).message}`);
    return [];
  }
}

/** What a wish means for each module; a module that it does not concern is left out. */
function partsOf(wish: Wish, options: WatchCourseOptions): Part[] {
  const { modules, only } = options;
  if (wish === 'all') return modules.map((module) => ({ module, only }));
  return modules.flatMap((module): Part[] => {
    const touched = wish === 'failures' ? [] : touchedBy(module, wish.files);
    const first = unpassed(module, options);
    if (touched === 'everything') return [{ module, only, first }];
    if (wish !== 'failures' && touched.length === 0) return [];
    const ids = within(module, only, touched).concat(first);
    return ids.length === 0 ? [] : [{ module, only: [...new Set(ids)], first }];
  });
}

/** The checks in question that had not passed when they were last graded. */
function unpassed(module: Module, { only, config }: WatchCourseOptions): string[] {
  const inQuestion = new Set(planChecks(module, only).map(({ id }) => id));
  const checks = lastResult(config, module.number)?.checks ?? [];
  return checks.filter(({ id, verdict }) => verdict !== 'pass' && inQuestion.has(id)).map(({ id }) => id);
}

/** The checks of requirements, but for those that `--only` leaves out. */
function within(module: Module, only: string | undefined, requirements: string[]): string[] {
  const inQuestion = planChecks(module, only);
  return inQuestion.filter(({ requirement }) => requirements.includes(requirement)).map(({ id }) => id);
}

function showHint(options: WatchCourseOptions): void {
  const { modules, config, code, err, width } = options;
  for (const module of modules) {
    const [failed] = unpassed(module, options);
    const requirement = module.requirements.find(({ checks }) => checks.some(({ id }) => id === failed));
    if (!requirement) continue;
    const step = nextHint(config.stateDir, config.student, requirement);
    for (const line of hintLines(requirement, step, width)) code(line);
    return;
  }
  err('Nothing failed.');
}
