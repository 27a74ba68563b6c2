import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Module, Requirement } from './manifest.ts';

/** The requirements that are written in a file of `starter/`; several may share one. */
export function ownersOf(module: Module, file: string): Requirement[] {
  return module.requirements.filter((requirement) => isWrittenIn(requirement, file));
}

/** The files of both trees that a requirement is written in, as paths with `/` below `starter/` or `solution/`. */
export function filesOf(module: Module, requirement: Requirement): string[] {
  const all = ['starter', 'solution'].flatMap((tree) => treeFiles(join(module.folder, tree)));
  return [...new Set(all)].filter((file) => isWrittenIn(requirement, file)).sort(ownFileFirst(requirement));
}

/**
 * The files below a folder; paths with `/`.
 *
 * @param tests whether to count tests too, which stand beside what they test
 */
export function treeFiles(folder: string, { tests = false }: { tests?: boolean } = {}): string[] {
  if (!existsSync(folder)) return [];
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // What begins with a dot is a tool's own: the SAM CLI builds into .aws-sam.
      .filter((path) => !path.split(sep).some((name) => name.startsWith('.')))
      .filter((path) => statSync(join(folder, path)).isFile() && (tests || !path.endsWith('.test.ts')))
      .map((path) => relative('.', path).split(sep).join('/'))
  );
}

function isWrittenIn({ file, also = [] }: Requirement, path: string): boolean {
  return path === file || also.some((part) => (part.endsWith('/') ? path.startsWith(part) : path === part));
}

function ownFileFirst({ file }: Requirement): (a: string, b: string) => number {
  return (a, b) => Number(b === file) - Number(a === file) || (a < b ? -1 : 1);
}
