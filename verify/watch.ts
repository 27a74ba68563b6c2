import { watch } from 'node:fs';
import { join } from 'node:path';

/** What to grade again: everything, what had not passed, or what these files touch. */
export type Wish = 'all' | 'failures' | { files: string[] };

export interface WatchOptions {
  /** Whole paths. */
  folders: string[];
  /** Grades, and answers the exit code. */
  grade: (wish: Wish) => Promise<number>;
  /** Shows a hint for what failed first. */
  hint: () => void;
  /** Ends the watching. */
  signal: AbortSignal;
  say: (line: string) => void;
  /** Single keys, where there is a person to press them. */
  onKey?: (listener: (key: string) => void) => () => void;
}

/** An editor writes a file in several steps; they make one run. */
const QUIET_MS = 300;

const KEYS: Record<string, Wish | 'hint' | 'quit'> = {
  a: 'all',
  f: 'failures',
  h: 'hint',
  q: 'quit',
  '\u0003': 'quit',
};

/**
 * Grades now and after every change in the folders, one run at a time, until the signal or the key `q` comes.
 *
 * @returns the exit code of the last run
 */
export async function watchFolders(options: WatchOptions): Promise<number> {
  const { folders, grade, hint, signal, say, onKey } = options;
  const changes = changesIn(folders, signal);
  const keys = onKey ? 'Keys: a all, f failures, h hint, q quit.' : 'Ctrl-C ends it.';
  let code = await grade('all');
  while (!signal.aborted) {
    say(`Watching the files of the module, and the steps that you provision.\n${keys}`);
    const wish = await nextWish(changes, options);
    if (wish === 'quit') break;
    if (wish === 'hint') hint();
    else code = await grade(wish);
  }
  return code;
}

/** A moment after the next change what has changed; before that, what a key says; or that the signal came. */
async function nextWish(changes: Changes, { onKey, signal }: WatchOptions): Promise<Wish | 'hint' | 'quit'> {
  let release = () => {};
  let quit = () => {};
  try {
    return await new Promise((resolve) => {
      quit = () => resolve('quit');
      signal.addEventListener('abort', quit, { once: true });
      if (signal.aborted) resolve('quit');
      // Only between two runs: a run may ask for something at the same terminal.
      release =
        onKey?.((key) => {
          const wish = KEYS[key.toLowerCase()];
          if (wish) resolve(wish);
        }) ?? release;
      changes.whenQuiet(() => resolve({ files: changes.take() }));
    });
  } finally {
    changes.whenQuiet(() => {});
    signal.removeEventListener('abort', quit);
    release();
  }
}

interface Changes {
  /** The listener is called a moment after the next change, or after one that nobody has taken. */
  whenQuiet(listener: () => void): void;
  /** What has changed since it was last asked. */
  take(): string[];
}

function changesIn(folders: string[], signal: AbortSignal): Changes {
  const files = new Set<string>();
  let listener = () => {};
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      listener();
    }, QUIET_MS);
  };
  for (const folder of folders) {
    const watcher = watch(folder, { recursive: true, signal }, (_event, name) => {
      files.add(name === null ? folder : join(folder, name));
      soon();
    });
    watcher.on('error', () => {});
  }
  return {
    whenQuiet(next) {
      listener = next;
      if (files.size > 0) soon();
    },
    take() {
      const taken = [...files];
      files.clear();
      return taken;
    },
  };
}
