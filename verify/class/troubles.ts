import { awsAnswer } from '../../shared/aws-errors.ts';
import { CourseError } from '../../shared/errors.ts';
import { faultOf } from '../../shared/faults.ts';
import type { CheckResult, ModuleResult } from '../result.ts';
import type { Trouble } from './attempt.ts';
import type { Student } from './student.ts';

const THROTTLED = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
]);

/** Whether another try may help: the network failed, or AWS asked for fewer calls. */
export function isPassing(code: string | undefined): boolean {
  return code !== undefined && (code === 'network' || THROTTLED.has(code));
}

/** The code of an error, in the words of a check's fault. */
export function codeOf(error: unknown): string {
  return faultOf(error) ?? (error instanceof CourseError ? error.code : (error as Error).name);
}

const AGAIN = 'Run it again with --resume.';

/** How many of a long list are worth a line. */
const SHOWN = 3;

/** Why a student's account could not be entered, and whose turn it is. */
export function closedDoor(error: unknown, { roleArn }: Student): Trouble {
  const answer = awsAnswer(error);
  const code = codeOf(error);
  if (answer && /root accounts/.test(answer.message)) {
    const remedy = 'Use the keys of an IAM user, or of a role.';
    return { message: 'AWS lets no account’s root user take a role.', remedy, turn: 'instructor' };
  }
  if (answer?.code === 'AccessDenied') {
    // AWS answers all of these alike, so that a stranger learns nothing.
    const message = `${roleArn} does not let you in: it is missing, or it trusts somebody else, or its external id is not that of the roster.`;
    const remedy = 'Deploy verify/grader-role.yaml with the parameters that the instructor gave.';
    return { message, remedy, turn: 'student' };
  }
  if (answer?.code === 'RegionDisabledException') {
    return { message: answer.message, remedy: 'Activate the region, or name another.', turn: 'student' };
  }
  if (code === 'credentials') {
    return {
      message: `AWS refused your keys (${(error as Error).name}).`,
      remedy: 'Sign in again.',
      turn: 'instructor',
    };
  }
  if (code === 'network') return { message: 'Nothing answered.', remedy: AGAIN, turn: 'instructor' };
  if (isPassing(code))
    return { message: `AWS asked for fewer calls (${code}).`, remedy: AGAIN, turn: 'instructor' };
  return {
    message: answer ? `${answer.code}: ${answer.message}` : (error as Error).message,
    remedy: AGAIN,
    turn: 'instructor',
  };
}

/** @param seconds what a student's grading may take */
export function timeIsUp(seconds: number): Trouble {
  const remedy = 'Run it again with --resume, and a longer --timeout.';
  return { message: `It was not done after ${seconds} s.`, remedy, turn: 'instructor' };
}

/** @param denied what AWS refused */
export function deniedToRole(denied: Iterable<string>): Trouble {
  const [first, ...others] = denied;
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  const message = `The grader’s role may not do ${first}${more}.`;
  const remedy =
    'Deploy verify/grader-role.yaml again, in its newest form and with your student name. It lets the grader into a user pool with the course’s tags alone.';
  return { message, remedy, turn: 'student' };
}

/** Why some checks were not judged; undefined when all were. */
export function openQuestions({ checks }: ModuleResult): Trouble | undefined {
  const errors = checks.filter((check) => check.verdict === 'error');
  const [first] = errors.toSorted(
    (a, b) => Number(isPassing(b.fault.code)) - Number(isPassing(a.fault.code)),
  );
  if (first) {
    const turn = first.fault.code === 'source' ? 'student' : 'instructor';
    const message = `${counted(errors)} could not be judged. ${first.id}: ${first.fault.message}`;
    return { message, remedy: isPassing(first.fault.code) ? AGAIN : first.fault.remedy, turn };
  }
  const pending = checks.filter((check) => check.verdict === 'pending');
  const [waits] = pending;
  if (!waits) return undefined;
  const message = `${counted(pending)} could not be judged yet. ${waits.id}: ${waits.waiting}`;
  return { message, remedy: 'Run it again with --resume in some minutes.', turn: 'AWS' };
}

/** What the grader could not take back; undefined when it took back everything. It changes no score. */
export function leftBehind({ canaries: { left } }: ModuleResult): Trouble | undefined {
  if (left.length === 0) return undefined;
  const more = left.length > SHOWN ? `, and ${left.length - SHOWN} more` : '';
  const message = `What the grader put there could not be removed: ${left.slice(0, SHOWN).join(', ')}${more}.`;
  const remedy = 'Deploy verify/grader-role.yaml again in its newest form; the next grading removes it then.';
  return { message, remedy, turn: 'student' };
}

function counted(checks: readonly CheckResult[]): string {
  return checks.length === 1 ? '1 check' : `${checks.length} checks`;
}
