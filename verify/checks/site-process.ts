import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** What the site's code did with a call. */
export type Outcome =
  | { kind: 'answered'; value: unknown }
  /** It threw, in its words. */
  | { kind: 'threw'; problem: string }
  | { kind: 'silent' }
  /** The process ended. */
  | { kind: 'ended'; words: string };

/** A request that the site's code makes. */
export interface SiteRequest {
  fetch: number;
  url: string;
  method: string;
  headers: Record<string, string>;
  /** In base64. */
  body: string;
}

/** What it is answered. */
export interface SiteAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** In base64. */
  body?: string;
  /** Why there is no answer. */
  problem?: string;
}

/** What a process runs, and what it may read. */
export interface Program {
  script: string;
  args: string[];
  /** Real paths, without symbolic links; `*` at the end stands for all that a folder holds. */
  reads: string[];
  flags?: string[];
}

/** A Node process with the site's code in it. */
export interface SiteProcess {
  call(name: string, args: unknown[], timeoutMs: number): Promise<Outcome>;
  end(): void;
}

const MOST_WORDS = 2_000;

/**
 * Starts a program that runs code of the site, shut in: it has no environment, reads what it is let read, and cannot
 * start anything. https://nodejs.org/api/permissions.html#permission-model
 */
export function startSite(
  { script, args, reads, flags = [] }: Program,
  answer: (request: SiteRequest) => Promise<SiteAnswer>,
): SiteProcess {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const allowed = reads.map((path) => `--allow-fs-read=${path}`);
  const limits = [permission, '--no-warnings', ...allowed, '--max-old-space-size=256', ...flags];
  const child = spawn(process.execPath, [...limits, script, ...args], {
    cwd: dirname(script),
    // Windows starts nothing without it.
    env: process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  const ended = watchEnd(child, (outcome) => {
    for (const done of waiting.values()) done(outcome);
  });
  child.on('message', (message: SiteRequest | Reply) => {
    if ('fetch' in message) void answer(message).then((found) => reply(child, message.fetch, found));
    else waiting.get(message.id)?.(outcomeOf(message));
  });
  let calls = 0;
  return {
    async call(name, args, timeoutMs) {
      const gone = ended();
      if (gone) return gone;
      calls += 1;
      const id = calls;
      const outcome = new Promise<Outcome>((done) => waiting.set(id, done));
      child.send({ id, name, args }, () => {});
      return soon(outcome, timeoutMs).finally(() => waiting.delete(id));
    },
    end: () => void child.kill('SIGKILL'),
  };
}

interface Reply {
  id: number;
  value?: unknown;
  problem?: string;
}

function outcomeOf({ value, problem }: Reply): Outcome {
  return problem === undefined ? { kind: 'answered', value } : { kind: 'threw', problem };
}

/** The process may have ended while its request was under way. */
function reply(child: ChildProcess, fetched: number, found: SiteAnswer): void {
  if (child.connected) child.send({ fetched, ...found }, () => {});
}

/** Tells who waits that the process has ended, and why. */
function watchEnd(child: ChildProcess, tell: (outcome: Outcome) => void): () => Outcome | undefined {
  let words = '';
  let outcome: Outcome | undefined;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(0, MOST_WORDS);
  });
  const end = (why: string) => {
    const [said] = /^\w*Error.*$/m.exec(words) ?? [];
    outcome ??= { kind: 'ended', words: said ?? why };
    tell(outcome);
  };
  child.on('error', ({ message }) => end(message));
  child.on('close', (code, signal) => end(`exit ${code ?? signal}`));
  return () => outcome;
}

async function soon(outcome: Promise<Outcome>, timeoutMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((done) => {
    timer = setTimeout(() => done({ kind: 'silent' }), timeoutMs);
  });
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}
