/** Why something fails, and whether a probe proved it or experience suggests it. */
export interface Why {
  text: string;
  proven: boolean;
}

/** What a student reads about one failed check. */
export interface Failure {
  did: string;
  expected: string;
  got: string;
  evidence?: string;
  why: Why;
  fix: string;
  /** A place in a lesson, such as `modules/01-s3/README.md#s3-01-website`. */
  learn: string;
}

/** What kept the grader from judging. It is never the student's fault and never costs points. */
export interface Fault {
  /**
   * What kind it is, for programs: `stopped`, `out-of-time`, `network`, `credentials`, a code of the course's own errors, or
   * the name of the error that was thrown, which is AWS's code where AWS answered.
   */
  code?: string;
  message: string;
  remedy: string;
}

export type Verdict = 'pass' | 'fail' | 'blocked' | 'pending' | 'error';

interface Checked {
  /** Such as `S3-01.2`. */
  id: string;
  title: string;
  /** The id of its requirement. */
  requirement: string;
  points: number;
  /** Milliseconds that the check took; 0 when it did not run. */
  ms: number;
}

/** The verdict on one check, as plain data. */
export type CheckResult = Checked &
  (
    | { verdict: 'pass' }
    | { verdict: 'fail'; failure: Failure }
    /** `needs`: the failed checks that stand in the way. */
    | { verdict: 'blocked'; needs: string[] }
    /** `waiting`: what AWS is still working on. */
    | { verdict: 'pending'; waiting: string }
    | { verdict: 'error'; fault: Fault }
  );

/** What became of the things that the grader put into the student's account. */
export interface CanaryReport {
  made: number;
  /** What could not be removed, each named. */
  left: string[];
}

/** One grading of one module, as plain data: every output is a pure function of it. */
export interface ModuleResult {
  module: number;
  name: string;
  /** The requirement or check that alone was asked for; absent when the whole module was graded. */
  only?: string;
  target: string;
  account: string;
  region: string;
  student: string;
  seed: string;
  /** ISO 8601. */
  startedAt: string;
  /** Milliseconds from the first check to the last clean-up. */
  ms: number;
  checks: CheckResult[];
  canaries: CanaryReport;
}
