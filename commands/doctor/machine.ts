import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Environment } from '../../shared/config.ts';
import { courseRoot } from '../../shared/root.ts';
import { findBrowser } from '../browsers.ts';
import { isTooOld, NODE_REMEDY } from '../check-node.ts';
import { type Finding, fail, pass, warn } from './finding.ts';

/** The releases of Node that the course is tried on. */
const NODES = ['20', '22', '24'];

/** @param version such as `24.1.0` */
export function nodeFinding(version: string): Finding {
  if (isTooOld(version))
    return fail('Node', `${version} is too old: the course needs 20.19 or later`, NODE_REMEDY);
  if (!NODES.includes(version.split('.')[0] ?? ''))
    return warn('Node', `${version}: the course is tried on 20, 22 and 24`, NODE_REMEDY);
  return pass('Node', version);
}

const MB = 1024 ** 2;

/** @param free bytes that are free where the course is */
export function diskFinding(free: number): Finding {
  const remedy = 'Make room: the packages, the state of the local cloud and what you build take about 1 GB.';
  const found = `${Math.round(free / MB)} MB free`;
  if (free < 100 * MB) return fail('disk space', found, remedy);
  return free < 1024 * MB ? warn('disk space', found, remedy) : pass('disk space', found);
}

/** Free bytes for this user in the course's folder. */
export function freeBytes(folder: string = courseRoot): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

export function browserFinding(env: Environment): Finding {
  const path = findBrowser(env);
  if (path) return pass('browser', path);
  return warn(
    'browser',
    'no browser of the Chromium family, which npm run open starts',
    'Install Chromium or Chrome or name it in CHROMIUM_PATH; npm run open -- --print helps with any other.',
  );
}

/** What is not needed, and good to have. */
export function toolFindings(env: Environment, root: string = courseRoot): Finding[] {
  const python = findTool(['python3', 'python'], '.venv', env, root);
  const aws = findTool(['aws'], '.venv', env, root);
  const sam = findTool(['sam'], '.venv-sam', env, root);
  return [
    python
      ? pass('Python', python)
      : warn(
          'Python',
          'not found; only the legacy app needs it',
          'Install Python 3 to run legacy-flask, or go without.',
        ),
    aws
      ? pass('AWS CLI', aws)
      : warn(
          'AWS CLI',
          'not found; the lessons look at your work with it',
          'See https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html, or go without.',
        ),
    sam
      ? samFinding(sam, versionOf(sam))
      : warn(
          'SAM CLI',
          'not found; module 6 does without it',
          'Install it if you want to try it in module 6.',
        ),
  ];
}

/** Releases before 1.95 do not know AWS_ENDPOINT_URL, and talk to the real AWS in its place. */
export function samFinding(path: string, version: string | undefined): Finding {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (major > 1 || (major === 1 && minor >= 95)) return pass('SAM CLI', `${version}, ${path}`);
  return warn(
    'SAM CLI',
    `${version ?? 'its version is unknown'}: before 1.95 it does not find the local cloud and calls AWS itself`,
    'Install a newer one: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html',
  );
}

/** The release that a program says it is. */
export function versionOf(path: string): string | undefined {
  const options = { encoding: 'utf8', timeout: 20_000, windowsHide: true } as const;
  // Node starts a .cmd of Windows only through the shell: https://nodejs.org/api/child_process.html
  const { stdout } = path.endsWith('.cmd')
    ? spawnSync(`"${path}" --version`, { ...options, shell: true })
    : spawnSync(path, ['--version'], options);
  return /(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1];
}

/** Looks on the PATH, and then in the course's own Python environment. */
function findTool(names: string[], venv: string, env: Environment, root: string): string | undefined {
  const windows = process.platform === 'win32';
  const folders = (env.PATH ?? '').split(delimiter).concat(join(root, venv, windows ? 'Scripts' : 'bin'));
  const endings = windows ? ['.exe', '.cmd'] : [''];
  return names
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
    .find((path) => existsSync(path));
}
