import { existsSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Module } from '../shared/manifest.ts';
import { provisionedIn } from '../shared/provisioned.ts';
import { ownersOf } from '../shared/starter-files.ts';

/**
 * The requirements of a module that changed files touch, by the manifest; `everything` where a file says nothing of whose
 * it is.
 *
 * @param files whole paths; those of other modules touch nothing here, and a step that was provisioned touches its own
 */
export function touchedBy(module: Module, files: readonly string[]): string[] | 'everything' {
  const touched = new Set<string>();
  const ids = module.requirements.map(({ id }) => id);
  for (const file of files) {
    const deployed = provisionedIn(file);
    if (deployed && ids.includes(deployed)) touched.add(deployed);
    const path = relative(module.folder, file).split(sep).join('/');
    if (path.startsWith('..') || path.endsWith('.md')) continue;
    const owners = path.startsWith('starter/') ? ownersOf(module, path.slice('starter/'.length)) : [];
    if (owners.length === 0 && isWork(join(module.folder, path))) return 'everything';
    for (const { id } of owners) touched.add(id);
  }
  return [...touched];
}

/** Whether a path is a file that somebody works on, and not a folder or what an editor leaves and takes away again. */
function isWork(path: string): boolean {
  const passing = /^\.|~$|^#|\.sw.$|\.tmp$/.test(basename(path));
  return !passing && existsSync(path) && statSync(path).isFile();
}
