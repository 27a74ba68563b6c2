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
