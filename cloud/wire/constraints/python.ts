import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = new URL('./', import.meta.url);
const venv = fileURLToPath(new URL('../../../.venv', import.meta.url));
const inVenv = [join(venv, 'bin', 'python'), join(venv, 'Scripts', 'python.exe')];

/**
 * A Python that has the botocore which requirements-test.txt pins, for the tests that need it. `PYTHON` names one.
 *
 * @returns undefined where there is none, after a line that says how to get it
 * @throws Error on a build server (`CI` is set), where such a test must not be passed over
 */
export async function findPython(): Promise<string | undefined> {
  const pins = await readFile(new URL('../../../requirements-test.txt', import.meta.url), 'utf8');
  const pinned = /^botocore==(\S+)/m.exec(pins)?.[1];
  for (const python of process.env.PYTHON ? [process.env.PYTHON] : [...inVenv, 'python3', 'python']) {
    if ((await botocoreOf(python)) === pinned) return python;
  }
  const remedy = `no Python with botocore ${pinned}: python -m venv .venv, then install requirements-test.txt into it, or set PYTHON to one that has it`;
  if (process.env.CI) throw new Error(remedy);
  console.warn(`skipped: ${remedy}`);
  return undefined;
}

async function botocoreOf(python: string): Promise<string | undefined> {
  try {
    return (await run(python, ['-c', 'import botocore; print(botocore.__version__)'])).stdout.trim();
  } catch {
    return undefined;
  }
}

/** Runs a script of this folder; what it prints, or what it says when it fails. */
export async function runScript(
  python: string,
  script: string,
  ...options: string[]
): Promise<{ code: number; output: string }> {
  const path = fileURLToPath(new URL(script, folder));
  try {
    const { stdout } = await run(python, [path, ...options], { maxBuffer: 256 * 1024 * 1024 });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stderr } = error as { code?: number; stderr?: string };
    return { code: code ?? -1, output: stderr ?? String(error) };
  }
}
