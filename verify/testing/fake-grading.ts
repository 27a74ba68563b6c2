import type { Module } from '../../shared/manifest.ts';
import { silentReporter } from '../../shared/report.ts';
import type { Course } from '../../shared/step.ts';
import type { Check } from '../check.ts';
import type { CheckResult, Failure, ModuleResult } from '../result.ts';
import { type RunOptions, runModule } from '../run.ts';
import { planChecks } from '../select.ts';

/** A module for tests: the second and the third check hang on the first. */
export const testModule: Module = {
  number: 3,
  name: 'Lambda',
  folder: '/course/modules/03-lambda',
  slug: '03-lambda',
  requirements: [
    {
      id: 'LAMBDA-01',
      title: 'List movies',
      file: 'lambda-01-list-movies.ts',
      learn: '#lambda-01',
      hints: ['a', 'b', 'c'],
      checks: [
        { id: 'LAMBDA-01.1', title: 'list-movies answers', points: 40, needs: [] },
        { id: 'LAMBDA-01.2', title: 'it returns the movies', points: 20, needs: ['LAMBDA-01.1'] },
      ],
    },
    {
      id: 'LAMBDA-02',
      title: 'One movie',
      file: 'lambda-02-get-movie.ts',
      learn: '#lambda-02',
      hints: ['a', 'b', 'c'],
      checks: [
        { id: 'LAMBDA-02.1', title: 'an unknown id answers 404', points: 25, needs: ['LAMBDA-01.2'] },
        { id: 'LAMBDA-02.2', title: 'it stands alone', points: 15, needs: [] },
      ],
    },
  ],
};

/** A course that calls nobody. */
const testCourse = {
  config: { target: 'local', student: 'ana', region: 'us-east-1', stateDir: '' },
  account: '000000000000',
  region: 'us-east-1',
  student: 'ana',
  names: { siteBucket: 'site', postersBucket: 'posters', moviesTable: 'movies', distributionComment: 'd' },
  clients: {},
  report: silentReporter,
} as unknown as Course;

export const testFailure: Failure = {
  did: 'put "Canary b81e" into cinedb-ana-movies, then invoked cinedb-ana-list-movies',
  expected: '200 with "Canary b81e" among the movies',
  got: '500 {"title":"Internal error"}',
  evidence: 'log 9c1e: ResourceNotFoundException, table "Movies"',
  why: { text: 'TABLE_NAME is "Movies"; module 2 made "cinedb-ana-movies"', proven: true },
  fix: 'set Environment.Variables.TABLE_NAME in starter/lambda-01-list-movies.ts',
  learn: 'modules/03-lambda/README.md#configuration',
};

/** Grades `testModule`; every check that is not given passes. */
export function gradeTest(
  checks: Record<string, Check>,
  over: Partial<RunOptions> = {},
  run: (options: RunOptions) => Promise<ModuleResult> = runModule,
): Promise<ModuleResult> {
  const ids = testModule.requirements.flatMap((requirement) => requirement.checks.map((check) => check.id));
  const all = Object.fromEntries(ids.map((id) => [id, async () => ({ verdict: 'pass' as const })]));
  const options = { module: testModule, plan: planChecks(testModule), course: testCourse, seed: '7f3a19c2' };
  return run({ ...options, table: { checks: { ...all, ...checks } }, ...over });
}

/** A result for tests of the renderers. */
export function testResult(checks: CheckResult[], over: Partial<ModuleResult> = {}): ModuleResult {
  return {
    module: 3,
    name: 'Lambda',
    target: 'local',
    account: '000000000000',
    region: 'us-east-1',
    student: 'ana',
    seed: '7f3a19c2',
    startedAt: '2026-01-02T03:04:05.000Z',
    ms: 1100,
    checks,
    canaries: { made: 1, left: [] },
    ...over,
  };
}

/** The three checks of the example in the design. */
export const testChecks: CheckResult[] = [
  {
    id: 'LAMBDA-01.1',
    title: 'list-movies answers',
    requirement: 'LAMBDA-01',
    points: 40,
    ms: 200,
    verdict: 'pass',
  },
  {
    id: 'LAMBDA-01.2',
    title: 'it returns the movies that DynamoDB holds',
    requirement: 'LAMBDA-01',
    points: 35,
    ms: 900,
    verdict: 'fail',
    failure: testFailure,
  },
  {
    id: 'LAMBDA-02.1',
    title: 'an unknown id answers 404',
    requirement: 'LAMBDA-02',
    points: 25,
    ms: 0,
    verdict: 'blocked',
    needs: ['LAMBDA-01.2'],
  },
];
