import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A lock that is older than this was left by a process that died where its id is used again. */
const STALE_MS = 60_000;

/**
 * Takes a lock between processes: a file that only one of them can create.
 *
 * @returns the function that gives the lock back, or undefined while another living process holds it
 */
export function takeLock(file: string): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true });
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return () => rmSync(file, { force: true });
  } catch (error) {
    if (!isHeld(error)) throw error;
    if (isStale(file)) rmSync(file, { force: true });
    return undefined;
  }
}

function isHeld(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  // Windows answers EPERM while another process is deleting the file.
  return code === 'EEXIST' || code === 'EPERM';
}

function isStale(file: string): boolean {
  try {
    const ageMs = Date.now() - statSync(file).mtimeMs;
    const holder = Number(readFileSync(file, 'utf8'));
    return ageMs > STALE_MS || (ageMs > 1_000 && !isAlive(holder));
  } catch {
    return false;
  }
}

/** Whether a process with this id is running. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
