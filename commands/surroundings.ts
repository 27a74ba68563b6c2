import { join } from 'node:path';
import type { AskSecret } from '../shared/administrator.ts';
import type { Environment } from '../shared/config.ts';
import { readDotEnv } from '../shared/config.ts';
import { courseRoot } from '../shared/root.ts';
import { askLine } from './ask-line.ts';
import { askSecret } from './ask-secret.ts';
import { listenToKeys } from './listen-to-keys.ts';

/** All that a command touches of the world outside, so that a test can put something else in its place. */
export interface Surroundings {
  /** Writes one line, without its end, to standard output. */
  out: (line: string) => void;
  /** The same to standard error. */
  err: (line: string) => void;
  env: Environment;
  dotEnv: Environment;
  /** Writes a line to a person who waits, apart from the output; undefined where the output is kept. */
  status?: (text: string) => void;
  /** Whether a person reads the output as it comes. */
  terminal: boolean;
  /** Characters in a line. */
  width: number;
  /** Asks the person at the terminal; undefined when there is nobody to ask. */
  ask?: (question: string) => Promise<string>;
  /** The same for an answer that the screen must not show. */
  askSecret?: AskSecret;
  /** Tells of single keys until the function that it answers is called; undefined without a terminal. */
  onKey?: (listener: (key: string) => void) => () => void;
  modulesRoot: string;
  checksRoot: string;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

const NARROWEST = 60;
const WIDEST = 100;

/**
 * The real world.
 *
 * @param stops whether the command ends in order when its signal is aborted; then the first Ctrl-C aborts the signal
 * and the second ends the process, otherwise the first one ends it
 */
export function realSurroundings({ stops }: { stops: boolean }): Surroundings {
  const terminal = process.stdout.isTTY === true;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', unlessNobodyReads);
  return {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    // Whole lines: a screen reader reads one that is written over again and again from its start each time.
    status: terminal && process.stderr.isTTY ? (text) => process.stderr.write(`${text}\n`) : undefined,
    env: process.env,
    dotEnv: readDotEnv(courseRoot),
    terminal,
    width: terminal ? Math.min(Math.max(process.stdout.columns || 80, NARROWEST), WIDEST) : 80,
    ...(process.stdin.isTTY ? { ask: askAtTerminal, askSecret: askSecretAtTerminal } : {}),
    ...(terminal && process.stdin.isTTY
      ? { onKey: (listener) => listenToKeys(process.stdin, listener) }
      : {}),
    modulesRoot: join(courseRoot, 'modules'),
    checksRoot: join(courseRoot, 'verify', 'checks'),
    signal: stops ? interruption() : new AbortController().signal,
  };
}

/** Whoever reads may go away early, as `head` does: the command ends in order all the same, and removes its canaries. */
function unlessNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function askAtTerminal(question: string): Promise<string> {
  return askLine(question, { input: process.stdin, output: process.stderr });
}

function askSecretAtTerminal(question: string): Promise<string> {
  return askSecret(question, { input: process.stdin, output: process.stderr });
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  process.once('SIGTERM', () => controller.abort());
  return controller.signal;
}
