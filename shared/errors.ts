/**
 * What went wrong, for programs:
 * - `usage`: a flag, a name or a setting that cannot be used
 * - `network`: nothing answered, or the answer broke off
 * - `credentials`: the keys are missing, wrong or expired
 * - `local-cloud`: the embedded cloud could not be started
 * - `timeout`: something did not become true before its deadline
 * - `source`: data or a file of the course is missing or damaged
 * - `step`: a step of a module stopped
 * - `refused`: the course declines to go on (an account that was not confirmed)
 */
export type CourseErrorCode =
  | 'usage'
  | 'network'
  | 'credentials'
  | 'local-cloud'
  | 'timeout'
  | 'source'
  | 'step'
  | 'refused';

/** An error that a reader can act on: what is wrong, and what to do about it. */
export class CourseError extends Error {
  readonly code: CourseErrorCode;
  /** What the reader can do, as a sentence. */
  readonly remedy: string;

  constructor(code: CourseErrorCode, message: string, remedy: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'CourseError';
    this.code = code;
    this.remedy = remedy;
  }
}
