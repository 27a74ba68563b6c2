import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeState } from './state-file.ts';

/** The folder in which `provision` leaves a note of each step that has run, so that `verify --watch` grades it again. */
export function provisionedFolder(stateDir: string): string {
  const folder = join(stateDir, 'provisioned');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Notes that the step of a requirement has run to its end. */
export function noteProvisioned(stateDir: string, id: string): void {
  writeState(join(provisionedFolder(stateDir), `${id}.json`), { at: new Date().toISOString() });
}

/** The requirement that a changed file is a note of; undefined for any other file. */
export function provisionedIn(file: string): string | undefined {
  const id = /^([\w-]+)\.json$/.exec(basename(file))?.[1];
  return basename(dirname(file)) === 'provisioned' ? id : undefined;
}
