import { CourseError } from '../shared/errors.ts';
import type { Module } from '../shared/manifest.ts';
import { git, gitProblem } from './git.ts';

/** A starter as the course has it. */
export interface Pristine {
  /** The commit that it is from, in short. */
  commit: string;
  /** Contents by path below `starter/`, with `/`, with the ends of lines of this checkout. */
  files: Map<string, Buffer>;
}

/**
 * A module's starter as the course's authors left it. It is taken from the newest commit that changed the module's
 * solution or manifest: a student commits work in `starter/`, and only the authors change those two.
 *
 * @throws CourseError `source` where there is no git, no repository, or no such commit
 */
export function pristineStarter({ folder, number, requirements }: Module): Pristine {
  const commit = git(folder, 'log', '-1', '--format=%h', '--', 'solution', 'module.yaml')
    ?.toString('utf8')
    .trim();
  const listed = commit ? git(folder, 'ls-tree', '-r', '-z', '--name-only', commit, 'starter/') : undefined;
  const paths = listed?.toString('utf8').split('\0').filter(Boolean) ?? [];
  if (!commit || paths.length === 0) throw unknownStarter(number, folder);
  const files = new Map<string, Buffer>();
  for (const path of paths) {
    const content = git(folder, 'cat-file', '--filters', `${commit}:./${path}`);
    if (!content) throw unknownStarter(number, folder);
    files.set(path.slice('starter/'.length), content);
  }
  // A repository that was begun with the work in it has never seen the starter: every one of its steps says TODO.
  if (!requirements.every(({ file }) => files.get(file)?.includes('TODO')))
    throw unknownStarter(number, folder);
  return { commit, files };
}

function unknownStarter(number: number, folder: string): CourseError {
  const problem = gitProblem(folder);
  const said = problem === undefined ? '' : ` (${problem})`;
  return new CourseError(
    'source',
    `The starter of module ${number} as it was is not to be found: this takes git, and a clone of the course.${said}`,
    `Nothing was changed. Get the course anew, and copy its starter over ${folder} when you have put yours aside.`,
  );
}
