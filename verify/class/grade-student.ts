import { setTimeout as pause } from 'node:timers/promises';
import type { Module } from '../../shared/manifest.ts';
import type { Course } from '../../shared/step.ts';
import type { ModuleChecks } from '../check.ts';
import type { ModuleResult } from '../result.ts';
import { scoreOf } from '../score.ts';
import { planChecks } from '../select.ts';
import type { Attempt, Standing, Trouble } from './attempt.ts';
import { noteDenials } from './denials.ts';
import { enterAccount } from './enter-account.ts';
import { lookTwice } from './look-twice.ts';
import type { Student } from './student.ts';
import { studentSeed } from './student-seed.ts';
import {
  closedDoor,
  codeOf,
  deniedToRole,
  isPassing,
  leftBehind,
  openQuestions,
  timeIsUp,
} from './troubles.ts';

/** What is the same for the whole class. */
export interface ClassGrading {
  /** Names this run in the history. */
  run: string;
  module: Module;
  table: ModuleChecks;
  /** Who takes the students' roles. */
  instructor: Pick<Course, 'config' | 'clients'>;
  /** The class's seed. */
  seed: string;
  /** Milliseconds for one try at one student. */
  timeoutMs: number;
  /** How often a student is tried again when the network fails or AWS asks for fewer calls. */
  retries: number;
  /** Milliseconds before the first new try; 1,000 unless told. */
  pauseMs?: number;
  /** Stops the whole class; what is being graded is left without a result. */
  signal: AbortSignal;
}

/** What became of one try. */
interface Try {
  standing: Standing;
  trouble?: Trouble;
  result?: ModuleResult;
  /** Whether another may end better. */
  again: boolean;
}

/** Grades one student. It throws nothing; undefined when the class was stopped meanwhile. */
export async function gradeStudent(student: Student, grading: ClassGrading): Promise<Attempt | undefined> {
  const { signal, retries, pauseMs = 1_000 } = grading;
  const startedAt = new Date();
  for (let tries = 1; !signal.aborted; tries += 1) {
    const outcome = await tryOnce(student, grading);
    if (signal.aborted) break;
    if (!outcome.again || tries > retries) return attemptOf(student, grading, { outcome, tries, startedAt });
    await pause(pauseMs * tries, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

async function tryOnce(student: Student, grading: ClassGrading): Promise<Try> {
  const { instructor, timeoutMs } = grading;
  const outOfTime = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([grading.signal, outOfTime]);
  try {
    const course = await enterAccount(student, instructor, timeoutMs, signal);
    return await judge(course, student, grading, { outOfTime, signal });
  } catch (error) {
    if (outOfTime.aborted)
      return { standing: 'unreachable', trouble: timeIsUp(timeoutMs / 1000), again: false };
    return { standing: 'unreachable', trouble: closedDoor(error, student), again: isPassing(codeOf(error)) };
  }
}

async function judge(
  course: Course,
  student: Student,
  { module, table, seed, timeoutMs }: ClassGrading,
  { outOfTime, signal }: { outOfTime: AbortSignal; signal: AbortSignal },
): Promise<Try> {
  const denials = noteDenials(course.clients);
  try {
    const plan = planChecks(module);
    const own = studentSeed(seed, student.id);
    const result = await lookTwice(
      { module, plan, course, table, seed: own, signal },
      studentSeed(own, 'again'),
    );
    const gap = gapIn(result, [...denials.found], outOfTime.aborted ? timeoutMs / 1000 : undefined);
    const trouble = gap ?? leftBehind(result);
    return {
      standing: standingOf(result, gap),
      result,
      again: hasPassingFault(result),
      ...(trouble && { trouble }),
    };
  } finally {
    denials.close();
  }
}

/** What keeps the score from being final. */
function gapIn(result: ModuleResult, denied: string[], secondsOver: number | undefined): Trouble | undefined {
  const open = openQuestions(result);
  if (open && secondsOver !== undefined) return timeIsUp(secondsOver);
  return denied.length > 0 ? deniedToRole(denied) : open;
}

function standingOf({ checks }: ModuleResult, gap: Trouble | undefined): Standing {
  if (!gap) return 'graded';
  return checks.some(({ verdict }) => verdict === 'pass' || verdict === 'fail') ? 'partial' : 'unreachable';
}

function hasPassingFault({ checks }: ModuleResult): boolean {
  return checks.some((check) => check.verdict === 'error' && isPassing(check.fault.code));
}

function attemptOf(
  { id, name, account, email, login, section }: Student,
  { run, module }: ClassGrading,
  { outcome, tries, startedAt }: { outcome: Try; tries: number; startedAt: Date },
): Attempt {
  const { again: _, ...kept } = outcome;
  const points = outcome.result ? scoreOf(outcome.result.checks).points : null;
  const worth = planChecks(module).reduce((sum, check) => sum + check.points, 0);
  return {
    run,
    id,
    name,
    account,
    email,
    login,
    section,
    ...kept,
    score: outcome.standing === 'graded' ? points : null,
    maximum: worth,
    tries,
    startedAt: startedAt.toISOString(),
    ms: Date.now() - startedAt.getTime(),
  };
}
