import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type CloudHealth, cloudAt } from './cloud-health.ts';
import { CourseError } from './errors.ts';
import { courseRoot } from './root.ts';
import { waitFor } from './wait.ts';

const READY_DEADLINE_MS = 20_000;

/**
 * Starts the embedded cloud as a process of its own that outlives this one, and waits until it is ready.
 *
 * @throws CourseError `local-cloud` when it ends or is not ready within 20 s
 */
export async function spawnCloud(options: { stateDir: string; port: number }): Promise<CloudHealth> {
  const { stateDir } = options;
  mkdirSync(stateDir, { recursive: true });
  const port = await freePort(options.port);
  const logFile = join(stateDir, 'cloud.log');
  const log = openSync(logFile, 'w');
  const script = join(courseRoot, 'cloud', 'cli.ts');
  const child = spawn(
    process.execPath,
    [
      '--import',
      import.meta.resolve('tsx'),
      script,
      '--port',
      String(port),
      '--state',
      join(stateDir, 'cloud'),
    ],
    { cwd: courseRoot, detached: true, stdio: ['ignore', log, log], windowsHide: true },
  );
  closeSync(log);
  let ended: string | undefined;
  child.on('error', (error) => {
    ended = error.message;
  });
  child.on('exit', (code) => {
    ended = `it ended with code ${code}: ${lastLine(logFile)}`;
  });
  child.unref();
  const url = `http://127.0.0.1:${port}`;
  const ready = async () => {
    if (ended !== undefined) throw notStarted(ended, logFile);
    return await cloudAt(url);
  };
  const cloud = await waitFor('the local cloud', ready, { deadlineMs: READY_DEADLINE_MS }).catch(
    (error: unknown) => {
      if (error instanceof CourseError && error.code === 'local-cloud') throw error;
      child.kill();
      throw notStarted(`it was not ready after ${READY_DEADLINE_MS / 1000} s`, logFile);
    },
  );
  child.removeAllListeners();
  return cloud;
}

function notStarted(why: string, logFile: string): CourseError {
  return new CourseError(
    'local-cloud',
    `The local cloud did not start: ${why}`,
    `See ${logFile}, or run "npm run cloud" to watch it start.`,
  );
}

function lastLine(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '';
}

/** The wanted port if nothing listens on it, else any free one. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(freePort(0));
      else reject(error);
    });
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
