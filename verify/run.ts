import { basename } from 'node:path';
import { request } from '../shared/http.ts';
import type { Module } from '../shared/manifest.ts';
import type { Course } from '../shared/step.ts';
import { canaryRegistry } from './canaries.ts';
import type { Grader, ModuleChecks } from './check.ts';
import { within } from './deadline.ts';
import { checksInFlight, type InFlight } from './in-flight.ts';
import { limiter } from './limiter.ts';
import { type Locator, locateByName } from './locate.ts';
import { beginGrading } from './per-grading.ts';
import { randomFor } from './random.ts';
import type { CheckResult, ModuleResult } from './result.ts';
import { named, runCheck } from './run-check.ts';
import type { PlannedCheck } from './select.ts';

export interface RunOptions {
  module: Module;
  /** What to run, from `planChecks`. */
  plan: PlannedCheck[];
  /** What the plan was limited to, if anything. */
  only?: string;
  course: Course;
  table: ModuleChecks;
  seed: string;
  locate?: Locator;
  /** Checks at one time; 4 unless told. */
  concurrency?: number;
  /** Milliseconds for one check; what the module's checks ask for unless told. */
  timeoutMs?: number;
  /** Stops the grading; canaries are removed all the same. */
  signal?: AbortSignal;
  /** Is told of each result as it comes. */
  onResult?: (result: CheckResult) => void;
}

/** How long the calls of checks that were stopped may still take before the canaries are removed. */
const LAST_CALLS_MS = 3_000;

/**
 * Grades a module: sweeps what a killed run left, runs each check once what it needs has passed, removes every
 * canary. It does not throw for anything that a check does.
 */
export async function runModule(options: RunOptions): Promise<ModuleResult> {
  const { module, plan, only, course, seed } = options;
  const startedAt = new Date();
  const canaries = canaryRegistry();
  beginGrading(course);
  const graderFor = (purpose: string): Omit<Grader, 'log' | 'signal'> => {
    const random = randomFor(seed, purpose);
    const locate = options.locate ?? locateByName(course);
    return { ...course, seed, random, locate, canary: canaries.forCheck(random), request };
  };
  await sweep(options, graderFor('sweep'));
  const inFlight = checksInFlight();
  const results = await runAll(options, graderFor, inFlight);
  canaries.close();
  await inFlight.settled(LAST_CALLS_MS);
  const report = await canaries.clean();
  return {
    module: module.number,
    name: module.name,
    ...(only === undefined ? {} : { only }),
    target: course.config.target,
    account: course.account,
    region: course.region,
    student: course.student,
    seed,
    startedAt: startedAt.toISOString(),
    ms: Date.now() - startedAt.getTime(),
    checks: plan.map((planned) => results.get(planned.id)).filter((result) => result !== undefined),
    canaries: report,
  };
}

function timeFor({ timeoutMs = 60_000 }: ModuleChecks): number {
  return timeoutMs;
}

async function sweep(
  { table, timeoutMs = timeFor(table), signal }: RunOptions,
  grader: Omit<Grader, 'log' | 'signal'>,
) {
  const sweeper = table.sweep;
  if (!sweeper) return;
  const stop = signal ?? new AbortController().signal;
  // Where there is nothing to sweep yet, or nothing answers, the checks will say so better.
  await within(timeoutMs, stop, () => sweeper({ ...grader, log: () => {}, signal: stop })).catch(() => {});
}

async function runAll(
  options: RunOptions,
  graderFor: (id: string) => Omit<Grader, 'log' | 'signal'>,
  { follow }: InFlight,
) {
  const { module, plan, table, concurrency = 4, timeoutMs = timeFor(table), onResult } = options;
  const signal = options.signal ?? new AbortController().signal;
  const inTurn = limiter(concurrency);
  const lesson = `modules/${basename(module.folder)}/README.md`;
  const running = new Map<string, Promise<CheckResult>>();
  const results = new Map<string, CheckResult>();
  for (const planned of plan) {
    const needed = planned.needs.map((need) => running.get(need)).filter((need) => need !== undefined);
    const run = async () => {
      const obstacle = obstacleIn(planned, await Promise.all(needed));
      const check = table.checks[planned.id];
      const one = {
        planned,
        check: check && follow(check),
        lesson,
        timeoutMs,
        signal,
        grader: graderFor(planned.id),
      };
      const result = obstacle ?? (await inTurn(() => runCheck(one)));
      results.set(planned.id, result);
      onResult?.(result);
      return result;
    };
    running.set(planned.id, run());
  }
  await Promise.all(running.values());
  return results;
}

/** The result that a check inherits from what it needs; undefined when everything has passed. */
function obstacleIn(planned: PlannedCheck, needed: CheckResult[]): CheckResult | undefined {
  const about = { ...named(planned), ms: 0 };
  const causes = needed.flatMap((result) => {
    if (result.verdict === 'blocked') return result.needs;
    return result.verdict === 'fail' ? [result.id] : [];
  });
  if (causes.length > 0) return { ...about, verdict: 'blocked', needs: [...new Set(causes)] };
  const error = needed.find((result) => result.verdict === 'error');
  if (error?.verdict === 'error') return { ...about, verdict: 'error', fault: error.fault };
  const waits = needed.find((result) => result.verdict === 'pending');
  if (waits?.verdict === 'pending') return { ...about, verdict: 'pending', waiting: waits.waiting };
  return undefined;
}
