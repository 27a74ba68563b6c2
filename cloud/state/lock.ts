import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const LOCK_FILE = 'cloud.pid';

/**
 * Takes a state folder for this process, so that two clouds never write one journal.
 *
 * @returns a function that gives it back
 * @throws Error when a living process has it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, LOCK_FILE);
  take(path, folder);
  return () => rmSync(path, { force: true });
}

/** The living process that has a state folder, if there is one. */
export function ownerOf(folder: string): number | undefined {
  const path = join(folder, LOCK_FILE);
  if (!existsSync(path)) return undefined;
  const owner = Number(readFileSync(path, 'utf8'));
  return isAlive(owner) ? owner : undefined;
}

function take(path: string, folder: string): void {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = ownerOf(folder);
    if (owner) {
      throw new Error(
        `The state folder ${folder} is used by another cloud (process ${owner}). Stop it with --stop, or name another folder.`,
      );
    }
    rmSync(path, { force: true });
    take(path, folder);
  }
}

/** Signal 0 asks whether a process is there without disturbing it. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
