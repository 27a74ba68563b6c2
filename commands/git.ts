import { spawnSync } from 'node:child_process';

/** What git answers in a folder; undefined when there is no git, no repository, or nothing to answer. */
export function git(folder: string, ...argv: string[]): Buffer | undefined {
  const ended = spawnSync('git', argv, {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  return ended.status === 0 ? ended.stdout : undefined;
}

/** Why git does not answer in a folder, in its own words; undefined when it would. */
export function gitProblem(folder: string): string | undefined {
  const { error, status, stderr } = spawnSync('git', ['rev-parse', '--show-toplevel'], {
    cwd: folder,
    encoding: 'utf8',
    windowsHide: true,
  });
  if (error) return error.message;
  return status === 0 ? undefined : stderr.trim().split('\n')[0];
}
