import { watch } from 'node:fs';

export interface WatchOptions {
  /** Ends the watching. */
  signal: AbortSignal;
  say: (line: string) => void;
}

/** An editor writes a file in several steps; they make one run. */
const QUIET_MS = 300;

/**
 * Runs `work` now and after every change in the folders, one run at a time, until the signal comes.
 *
 * @returns the exit code of the last run
 */
export async function watchFolders(
  folders: string[],
  work: () => Promise<number>,
  { signal, say }: WatchOptions,
): Promise<number> {
  let changed = () => {};
  const watchers = folders.map((folder) => watch(folder, { recursive: true, signal }, () => changed()));
  for (const watcher of watchers) watcher.on('error', () => {});
  let code = 0;
  while (!signal.aborted) {
    const change = nextChange(signal, (listener) => {
      changed = listener;
    });
    code = await work();
    if (!signal.aborted) say('Watching the files of the module. Ctrl-C ends it.');
    await change;
  }
  return code;
}

/** Resolves a moment after the first change, or when the signal comes. */
function nextChange(signal: AbortSignal, listen: (listener: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    listen(() => setTimeout(resolve, QUIET_MS));
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
