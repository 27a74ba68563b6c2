import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const CLI = fileURLToPath(new URL('./cli.ts', import.meta.url));

/** A cloud as a process of its own, as `npm run cloud` starts it. */
export interface RunningCli {
  url: string;
  output(): string;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts one and waits until it says that it is ready; the test that started it ends it. */
export async function startCli(...args: string[]): Promise<RunningCli> {
  const child = spawnCli(args);
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  onTestFinished(() => end('SIGKILL'));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the cloud ended early: ${output}`)));
    child.stdout?.on('data', () => {
      const found = /ready at (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
  });
  return { url, output: () => output, end };
}

/** Runs one that is expected to end by itself. */
export function runCli(...args: string[]): Promise<{ code: number | null; err: string }> {
  const child = spawnCli(args);
  let err = '';
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, err })));
}

function spawnCli(args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}
