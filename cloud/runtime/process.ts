import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Output, readOutput } from './output.ts';

/** What the bootstrap says. */
export type BootstrapMessage = { maxRssKilobytes: number } & (
  | { type: 'ready' }
  | { type: 'initError'; error: ErrorDocument }
  | { type: 'response'; requestId: string; payload: string }
  /** Fatal: the process ends by itself after it. */
  | { type: 'error'; requestId: string; error: ErrorDocument; fatal?: boolean }
);

/** An error as the caller of a function sees it. */
export interface ErrorDocument {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

/** The end of a process, and everything it had written before is read. */
export interface Exit {
  type: 'exit';
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A Node process with the bootstrap in it. */
export interface RunningProcess {
  send(message: object): void;
  /** The next message, or the end. Messages that nobody waits for are kept. */
  next(): Promise<BootstrapMessage | Exit>;
  /** Waits until all that was written before the last message is read. */
  drained(): Promise<void>;
  kill(): Promise<void>;
}

interface ProcessOptions {
  taskRoot: string;
  variables: Record<string, string>;
  flags: string[];
  onLine: (line: string) => void;
}

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap/main.mjs', import.meta.url));
/** How long the end of the output may come after the message, in milliseconds. */
const DRAIN_MS = 500;

/** Starts the user's Node with nothing but what the options say. It ends when this process ends. */
export function startProcess({ taskRoot, variables, flags, onLine }: ProcessOptions): RunningProcess {
  // Only the bootstrap knows the mark, so no function writes it by chance.
  const mark = randomUUID();
  const child = spawn(process.execPath, [...flags, BOOTSTRAP, mark], {
    cwd: taskRoot,
    env: variables,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  });
  const outputs = [child.stdout, child.stderr].flatMap((stream) =>
    stream ? [readOutput(stream, mark, onLine)] : [],
  );
  const { next, ended } = messagesOf(child);
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => {});
    },
    next,
    drained: () => drain(outputs),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function drain(outputs: Output[]): Promise<void> {
  await Promise.all(outputs.map((output) => output.marked(DRAIN_MS)));
}

function messagesOf(child: ChildProcess): Pick<RunningProcess, 'next'> & { ended: Promise<Exit> } {
  const kept: BootstrapMessage[] = [];
  let take: ((message: BootstrapMessage) => void) | undefined;
  child.on('message', (message) => {
    if (take) take(message as BootstrapMessage);
    else kept.push(message as BootstrapMessage);
  });
  // 'close' comes after 'exit', when the output is read to its end.
  const ended = new Promise<Exit>((resolve) => {
    child.once('close', (code, signal) => resolve({ type: 'exit', code, signal }));
    child.once('error', () => resolve({ type: 'exit', code: null, signal: null }));
  });
  const next = async () => {
    const first = kept.shift();
    if (first) return first;
    const message = new Promise<BootstrapMessage>((resolve) => {
      take = resolve;
    });
    const result = await Promise.race([message, ended]);
    take = undefined;
    return result;
  };
  return { next, ended };
}
