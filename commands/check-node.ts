import { CourseError } from '../shared/errors.ts';

/** What to do about a Node that is too old, or that the course is not tried on. */
export const NODE_REMEDY = 'Install Node 24 from https://nodejs.org, then run npm ci.';

const LEAST = { major: 20, minor: 19 };

/** @param version such as `24.1.0` */
export function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < LEAST.major || (major === LEAST.major && minor < LEAST.minor);
}

/** @throws CourseError `usage` when this release of Node is older than the course needs */
export function checkNode(version: string): void {
  if (!isTooOld(version)) return;
  throw new CourseError(
    'usage',
    `Node ${version} is too old: the course needs ${LEAST.major}.${LEAST.minor} or later.`,
    NODE_REMEDY,
  );
}
