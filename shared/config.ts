import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import * as util from 'node:util';
import { CourseError } from './errors.ts';
import { checkStudent, validStudent } from './names.ts';
import { courseRoot } from './root.ts';

type Target = 'local' | 'aws';

/** Where a command works, and for whom. */
export interface Config {
  target: Target;
  student: string;
  region: string;
  /** The embedded cloud's address. Absent: AWS itself, or the local cloud that is running or gets started. */
  endpoint?: string;
  /** The folder of the local cloud's state. */
  stateDir: string;
}

/** The flags that hold for every command. */
export interface ConfigFlags {
  target?: string;
  student?: string;
  region?: string;
  endpoint?: string;
}

export type Environment = Record<string, string | undefined>;

/**
 * The settings of one command: flags, then `COURSE_*` variables, then `.env`, then the defaults.
 *
 * @throws CourseError `usage` for a setting that cannot be used
 */
export function readConfig(
  flags: ConfigFlags,
  env: Environment = process.env,
  dotEnv: Environment = readDotEnv(courseRoot),
): Config {
  const setting = (flag: string | undefined, variable: string) =>
    flag ?? (env[variable] || dotEnv[variable] || undefined);
  const config: Config = {
    target: checkedTarget(setting(flags.target, 'COURSE_TARGET') ?? 'local'),
    student: setting(flags.student, 'COURSE_STUDENT') ?? validStudent(loginName()),
    region: checkedRegion(setting(flags.region, 'COURSE_REGION') ?? 'us-east-1'),
    stateDir: resolve(courseRoot, setting(undefined, 'COURSE_STATE_DIR') ?? '.cinedb'),
  };
  checkStudent(config.student);
  const endpoint = setting(flags.endpoint, 'COURSE_ENDPOINT');
  return endpoint === undefined ? config : { ...config, endpoint: checkedEndpoint(endpoint, config.target) };
}

/**
 * The variables of the git-ignored `.env` in a folder; none when there is no such file.
 *
 * @throws CourseError `usage` when it cannot be read, or is no text in UTF-8
 */
export function readDotEnv(folder: string): Environment {
  const file = join(folder, '.env');
  try {
    // PowerShell 5 writes UTF-16 unless told: the settings in it would be passed over in silence.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    if (text.includes('\0')) throw new TypeError('it is not plain text');
    // Node 18 has no parseEnv, and the doctor must still get so far as to say that it is too old.
    return (util.parseEnv?.(text) ?? {}) as Environment;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new CourseError(
      'usage',
      `${file} cannot be read: ${message}.`,
      'Save it as plain text in UTF-8, with a setting on each line, such as COURSE_STUDENT=ana.',
      { cause: error },
    );
  }
}

function checkedTarget(target: string): Target {
  if (target === 'local' || target === 'aws') return target;
  throw new CourseError('usage', `There is no target "${target}".`, 'Use --target local or --target aws.');
}

function checkedRegion(region: string): string {
  if (/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region)) return region;
  throw new CourseError('usage', `"${region}" is not the name of a region.`, 'Use one such as us-east-1.');
}

function checkedEndpoint(endpoint: string, target: Target): string {
  if (target === 'aws') {
    throw new CourseError(
      'usage',
      `The target is aws and the endpoint is ${endpoint}: only one of them can hold.`,
      'Leave the endpoint out (--endpoint, COURSE_ENDPOINT, .env) or use --target local.',
    );
  }
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
  throw new CourseError(
    'usage',
    `"${endpoint}" is not the address of a cloud.`,
    'Use one such as --endpoint http://127.0.0.1:4566.',
  );
}

function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user id that has no name.
    return 'student';
  }
}
