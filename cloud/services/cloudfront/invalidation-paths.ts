import { AwsError } from '../../errors.ts';
import { invalidArgument } from './invalid-argument.ts';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-invalidations */
const MOST_PATHS = 3000;
const MOST_WILDCARDS = 15;
const LONGEST_PATH = 4000;

/**
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
 *
 * @throws AwsError InvalidArgument for no paths or a wrong one, BatchTooLarge for more than 3,000
 */
export function checkPaths(paths: readonly string[]): void {
  if (paths.length > MOST_PATHS) {
    throw new AwsError('BatchTooLarge', 'Invalidation batch specified is too large.', 413);
  }
  if (paths.length === 0 || !paths.every(isPath)) {
    throw invalidArgument('Your request contains one or more invalid invalidation paths.');
  }
}

/** @throws AwsError TooManyInvalidationsInProgress */
export function checkRoom(paths: readonly string[], running: readonly string[]): void {
  const all = [...running, ...paths];
  if (all.length <= MOST_PATHS && all.filter(isWild).length <= MOST_WILDCARDS) return;
  throw new AwsError(
    'TooManyInvalidationsInProgress',
    'You have exceeded the maximum number of allowable InProgress invalidation batch requests, or invalidation objects.',
  );
}

/** Whether an invalidation's path covers an object's: the same, or what begins with all before the wildcard. */
export function covers(path: string, object: string): boolean {
  return isWild(path) ? object.startsWith(path.slice(0, -1)) : object === path;
}

function isWild(path: string): boolean {
  return path.endsWith('*');
}

/** A wildcard stands for the rest, so only at the end; what is no ASCII or unsafe in a URL must be percent-encoded. */
function isPath(path: string): boolean {
  return (
    path.length <= LONGEST_PATH &&
    /^\/[!-~]*$/.test(path) &&
    !/["<>\\^`{|}]/.test(path) &&
    !path.slice(0, -1).includes('*')
  );
}
