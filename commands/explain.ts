import { awsAnswer } from '../shared/aws-errors.ts';
import { CourseError } from '../shared/errors.ts';
import { faultOf } from '../shared/faults.ts';
import { wrap } from '../verify/render/text.ts';
import { exitCodes } from '../verify/score.ts';

/** An error as the lines that a student reads: what is wrong, and what to do. */
export function explain(error: unknown, { verbose, width }: { verbose: boolean; width: number }): string[] {
  const lines = [
    ...wrap(`Error: ${messageOf(error)}`, width),
    ...wrap(remedyOf(error), width - 2).map((line) => `  ${line}`),
  ];
  return verbose && error instanceof Error ? [...lines, ...stacks(error)] : lines;
}

/** The exit code that an error ends a command with. */
export function exitCodeFor(error: unknown): number {
  if (!(error instanceof CourseError)) return exitCodes.error;
  if (error.code === 'usage') return exitCodes.usage;
  return error.code === 'step' || error.code === 'refused' ? exitCodes.fail : exitCodes.error;
}

/** What went wrong, in AWS's words where AWS said it. */
export function messageOf(error: unknown): string {
  if (error instanceof CourseError) return error.message;
  const answer = awsAnswer(error);
  if (answer) return `${answer.code}: ${answer.message}`;
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** What to do about it. */
export function remedyOf(error: unknown): string {
  if (error instanceof CourseError) return error.remedy;
  const answer = awsAnswer(error);
  const known = answer && REMEDIES[answer.code];
  if (known) return known;
  const fault = faultOf(error);
  if (fault === 'network')
    return 'Nothing answered. Check the connection and the endpoint, then run it again.';
  if (fault === 'credentials') return 'Renew your access keys, then run it again.';
  const onDisk = DISK_REMEDIES[String((error as NodeJS.ErrnoException | undefined)?.code)];
  if (onDisk) return onDisk;
  return 'Run it again with --verbose to see where it happened.';
}

function stacks(error: Error): string[] {
  const cause = error.cause instanceof Error ? ['caused by', ...stacks(error.cause)] : [];
  return [error.stack ?? '', ...cause];
}

const NOT_YOURS =
  'You may not read or write that file. Give yourself the rights; COURSE_STATE_DIR names another folder than .cinedb.';

/** By the system's codes: https://nodejs.org/api/errors.html#common-system-errors */
const DISK_REMEDIES: Record<string, string> = {
  EACCES: NOT_YOURS,
  EPERM: NOT_YOURS,
  EROFS: NOT_YOURS,
  ENOSPC: 'The disk is full. Make room, then run it again.',
};

const REMEDIES: Record<string, string> = {
  AccessDenied:
    'Your keys may not do this. Sign in as somebody who may, or add the permission that the message names.',
  AccessDeniedException:
    'Your keys may not do this. Sign in as somebody who may, or add the permission that the message names.',
  AccessControlListNotSupported:
    'Leave the ACL out: a bucket refuses them by default. Grant access by the bucket policy.',
  BucketAlreadyExists: 'Somebody else has a bucket of this name. Choose another student name with --student.',
  ConditionalCheckFailedException: 'The item changed meanwhile. Run the step again.',
  InsufficientCapabilitiesException:
    'The template makes more than it was deployed for: a role with a name of its own wants CAPABILITY_NAMED_IAM. Leave RoleName out, and AWS makes one.',
  InvalidPasswordException:
    'Give another password: 12 characters or more, with an upper-case and a lower-case letter, a digit and a symbol.',
  MalformedPolicy:
    'Read the policy statement by statement: Principal, Action, Resource, and bucket against bucket/*.',
  NoSuchBucket: 'The bucket is made by an earlier requirement. Provision that one first.',
  NotImplemented:
    'The embedded cloud does not model this. Do it another way, or try it on AWS with --target aws.',
  ResourceInUseException: 'AWS is still changing it. Run the step again in a minute.',
  ResourceNotFoundException: 'It is made by an earlier requirement. Provision that one first.',
  SlowDown: 'AWS asks for fewer calls. Run the step again in a minute.',
  Throttling: 'AWS asks for fewer calls. Run the step again in a minute.',
  ThrottlingException: 'AWS asks for fewer calls. Run the step again in a minute.',
  ValidationError:
    'CloudFormation found the template, a parameter or the state of the stack wrong: compare them with the message.',
  ValidationException: 'AWS found the input wrong: compare what you send with the message.',
};
