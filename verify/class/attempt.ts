import type { ModuleResult } from '../result.ts';

/** Who can do something about a trouble. */
type Turn = 'student' | 'instructor' | 'AWS';

/** What kept the grader from judging, or from judging all. It costs nobody points. */
export interface Trouble {
  message: string;
  remedy: string;
  turn: Turn;
}

/**
 * - `graded`: every check was judged, so that the score is final
 * - `partial`: some checks could not be judged
 * - `unreachable`: none was
 */
export type Standing = 'graded' | 'partial' | 'unreachable';

/** One student's grading, as plain data and without credentials: a line of the history. */
export interface Attempt {
  /** The run that it belongs to. */
  run: string;
  id: string;
  name: string;
  account: string;
  email: string;
  login: string;
  section: string;
  standing: Standing;
  /** Points of the module; null unless everything was judged, since a fault that is not the student's costs nothing. */
  score: number | null;
  /** What the whole module is worth. */
  maximum: number;
  /** How often the account was tried. */
  tries: number;
  /** ISO 8601. */
  startedAt: string;
  /** Milliseconds. */
  ms: number;
  trouble?: Trouble;
  result?: ModuleResult;
}
