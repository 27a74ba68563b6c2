import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Says which cloud has a state folder and where it listens; other programs may read it. */
export const LOCK_FILE = 'running.json';

/** A cloud that has a state folder. */
export interface Owner {
  pid: number;
  /** `http://127.0.0.1:PORT` */
  url: string;
}

const HEALTH_TIMEOUT_MS = 2000;

/**
 * Takes a state folder for this process, so that two clouds never write one journal.
 *
 * @returns a function that gives it back
 * @throws Error when another cloud has it
 */
export async function lockFolder(folder: string, url: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, LOCK_FILE);
  const me: Owner = { pid: process.pid, url };
  if (!take(path, me)) {
    // This process has the port, so whoever had it before is gone.
    const owner = await ownerOf(folder);
    if (owner && owner.url !== url) throw inUse(folder, owner);
    rmSync(path, { force: true });
    if (!take(path, me)) throw inUse(folder, readOwner(path) ?? me);
  }
  return () => rmSync(path, { force: true });
}

/** The cloud that has a state folder and answers, if there is one. */
export async function ownerOf(folder: string): Promise<Owner | undefined> {
  const owner = readOwner(join(folder, LOCK_FILE));
  return owner && (await isRunning(owner)) ? owner : undefined;
}

function take(path: string, me: Owner): boolean {
  try {
    writeFileSync(path, JSON.stringify(me), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readOwner(path: string): Owner | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

/**
 * A process id alone proves nothing: after a kill it may be another program's. The cloud at the address must say that it
 * is that process. One that is too busy to answer counts as running.
 */
async function isRunning({ pid, url }: Owner): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(HEALTH_TIMEOUT_MS);
    const health = (await (await fetch(`${url}/_cinedb/health`, { signal })).json()) as { pid?: number };
    return health.pid === pid;
  } catch (error) {
    return (error as Error).name === 'TimeoutError';
  }
}

function inUse(folder: string, { pid, url }: Owner): Error {
  return new Error(
    `The state folder ${folder} is used by the cloud at ${url} (process ${pid}). Use that one, or end it first: npm run cloud -- --stop`,
  );
}
