import { join } from 'node:path';
import { startCloud } from '../cloud/start.ts';
import { type Command, runCommand } from '../commands/command.ts';
import { courseRoot } from '../shared/root.ts';

/** What a command printed, and how it ended. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface CourseRun {
  url: string;
  /** Runs a command of the course as `npm run` would, for the student `ana`. */
  run(command: Command, ...argv: string[]): Promise<Ran>;
  close(): Promise<void>;
}

/** A cloud in memory, and the real course on it. */
export async function startCourseRun(): Promise<CourseRun> {
  const cloud = await startCloud({
    log: (record) => record.fault && console.error(`${record.service}:${record.operation}`, record.fault),
  });
  return {
    url: cloud.url,
    run: (command, ...argv) => runOn(cloud.url, command, argv),
    close: () => cloud.close(),
  };
}

/** Runs a command on the cloud at an address. */
export async function runOn(url: string, command: Command, argv: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommand(command, [...argv, '--endpoint', url, '--student', 'ana'], {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    env: { CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' },
    dotEnv: {},
    terminal: false,
    width: 80,
    modulesRoot: join(courseRoot, 'modules'),
    checksRoot: join(courseRoot, 'verify', 'checks'),
    signal: new AbortController().signal,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
