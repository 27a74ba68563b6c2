import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';
import { findBrowser } from '../commands/browsers.ts';
import { courseRoot } from '../shared/root.ts';

/** A program that a test drives and that npm does not install. */
export interface Tool {
  /** Where it is, or undefined. */
  path: string | undefined;
  /** How to get it. */
  remedy: string;
}

const WINDOWS = process.platform === 'win32';

/** Only the project's own Python environment counts: its versions are pinned. */
const PYTHON_REMEDY =
  'python -m venv .venv, then .venv/bin/pip install -r requirements-test.txt -r legacy-flask/requirements-dev.txt';

const SAM_REMEDY = 'python -m venv .venv-sam, then .venv-sam/bin/pip install -r requirements-sam.txt';

export const venvPython: Tool = { path: inVenv('.venv', 'python'), remedy: PYTHON_REMEDY };
export const awsCli: Tool = { path: inVenv('.venv', 'aws'), remedy: PYTHON_REMEDY };
/** The SAM CLI has an environment of its own, with the reference transform and cfn-lint in it. */
export const samPython: Tool = { path: inVenv('.venv-sam', 'python'), remedy: SAM_REMEDY };
export const samCli: Tool = { path: inVenv('.venv-sam', 'sam'), remedy: SAM_REMEDY };
export const gnuMake: Tool = { path: onPath('make'), remedy: 'install GNU make' };
export const chromium: Tool = {
  path: findBrowser(process.env),
  remedy: 'install Chromium or Chrome, or name it in CHROMIUM_PATH',
};

/**
 * A suite that needs tools. Where one is missing it is skipped and says what it wants; in CI it fails, because a test
 * that never runs proves nothing.
 */
export function suiteWith(tools: Tool[], name: string, body: () => void): void {
  const missing = tools.filter(({ path }) => path === undefined);
  if (missing.length === 0) {
    describe(name, body);
    return;
  }
  const wants = missing.map(({ remedy }) => remedy).join('; ');
  if (process.env.CI) {
    it(`${name}: its tools are there`, () => {
      throw new Error(`missing: ${wants}`);
    });
    return;
  }
  describe.skip(`${name} (wants: ${wants})`, body);
}

/** The path of a tool in a suite that has it. */
export function pathOf({ path, remedy }: Tool): string {
  if (path === undefined) throw new Error(`missing: ${remedy}`);
  return path;
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function inVenv(venv: string, name: string): string | undefined {
  const path = WINDOWS
    ? join(courseRoot, venv, 'Scripts', `${name}.exe`)
    : join(courseRoot, venv, 'bin', name);
  return existsSync(path) ? path : undefined;
}
