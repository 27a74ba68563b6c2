import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudHealth, cloudAt } from './cloud-health.ts';
import { CourseError } from './errors.ts';
import { takeLock } from './lock.ts';
import { spawnCloud } from './spawn-cloud.ts';
import { waitFor } from './wait.ts';

export interface LocalCloudOptions {
  /** The folder of the cloud's state and of its log. */
  stateDir: string;
  /** Where a cloud is looked for, and started when the port is free. */
  port?: number;
  /** Starts a cloud in the background and answers its address; for tests. */
  start?: (options: { stateDir: string; port: number }) => Promise<CloudHealth>;
}

const USUAL_PORT = 4566;
const START_DEADLINE_MS = 30_000;

/**
 * The address of the local cloud: the one that has the state folder, or the one at the usual port, or else one
 * that is started in the background. Two commands at once start one cloud.
 *
 * @throws CourseError `local-cloud` when it cannot be started
 */
export async function ensureLocalCloud({
  stateDir,
  port = USUAL_PORT,
  start = spawnCloud,
}: LocalCloudOptions): Promise<string> {
  const running = () => runningCloud(stateDir, port);
  const found = await running();
  if (found) return found.url;
  const lock = join(stateDir, 'cloud.lock');
  const started = await waitFor(
    'the local cloud that another command is starting',
    async () => {
      const release = takeLock(lock);
      if (!release) return await running();
      try {
        return (await running()) ?? (await start({ stateDir, port }));
      } finally {
        release();
      }
    },
    { deadlineMs: START_DEADLINE_MS },
  ).catch(explained);
  return started.url;
}

async function runningCloud(stateDir: string, port: number): Promise<CloudHealth | undefined> {
  const recorded = recordedCloud(stateDir);
  return (recorded && (await cloudAt(recorded.url))) ?? (await cloudAt(`http://127.0.0.1:${port}`));
}

/** The cloud whose state is in this folder, as it says itself in `running.json`; it may have been killed since. */
export function recordedCloud(stateDir: string): CloudHealth | undefined {
  try {
    return JSON.parse(readFileSync(join(stateDir, 'cloud', 'running.json'), 'utf8')) as CloudHealth;
  } catch {
    return undefined;
  }
}

function explained(error: unknown): never {
  if (!(error instanceof CourseError) || error.code !== 'timeout') throw error;
  throw new CourseError(
    'local-cloud',
    'Another command is starting the local cloud, and it is not ready after 30 s.',
    'Run "npm run cloud" in another terminal to see what it says.',
    { cause: error },
  );
}
