import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { GetRolePolicyCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Access, PolicyStatement, Principal } from '../../cloud/auth/principal.ts';
import { type RunningCloud, startCloud } from '../../cloud/start.ts';
import { loadModules, type Module } from '../../shared/manifest.ts';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';
import { pathOf, samPython, suiteWith } from '../../test/tools.ts';
import { loadChecks } from '../load-checks.ts';
import type { Attempt } from './attempt.ts';
import { gradeStudent } from './grade-student.ts';
import type { Student } from './student.ts';
import {
  administratorCourse,
  deployGraderRole,
  externalId,
  instructorOf,
  solve,
} from './testing/made-up-account.ts';
import { allChecks, neededActions } from './testing/needed-actions.ts';

const ACCOUNT = '111111111111';
const RoleName = 'cinedb-grader';
const PolicyName = 'grade';

/** Every access that the grader's role was asked about. */
const asked = vi.hoisted(() => new Set<string>());

vi.mock('../../cloud/auth/policy/authorize.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../../cloud/auth/policy/authorize.ts')>();
  const authorize = (principal: Principal, accesses: readonly Access[], context: never) => {
    if (principal.type === 'AssumedRole' && principal.roleArn.endsWith('/cinedb-grader')) {
      for (const { action } of accesses) asked.add(action);
    }
    return original.authorize(principal, accesses, context);
  };
  return { ...original, authorize };
});

const ana: Student = {
  line: 2,
  id: 'ana',
  name: 'Ana',
  student: 'ana',
  account: ACCOUNT,
  roleArn: `arn:aws:iam::${ACCOUNT}:role/${RoleName}`,
  externalId,
  region: 'us-east-1',
  email: '',
  login: 'ana',
  section: '',
};

let cloud: RunningCloud;
let course: Course;
let instructor: Awaited<ReturnType<typeof instructorOf>>;
const modules = loadModules();

beforeAll(async () => {
  cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
  course = await administratorCourse(cloud.url, ACCOUNT, 'ana');
  await deployGraderRole(course);
  instructor = await instructorOf(cloud.url);
});
afterAll(() => cloud?.close());

async function gradeAna(module: Module): Promise<Attempt | undefined> {
  const table = await loadChecks(module);
  const signal = new AbortController().signal;
  const grading = {
    run: 'test',
    module,
    table,
    instructor,
    seed: 'seed',
    timeoutMs: 300_000,
    retries: 0,
    signal,
  };
  return gradeStudent(ana, grading);
}

async function statements(): Promise<PolicyStatement[]> {
  const { PolicyDocument = '' } = await course.clients.iam.send(
    new GetRolePolicyCommand({ RoleName, PolicyName }),
  );
  return JSON.parse(decodeURIComponent(PolicyDocument)).Statement;
}

async function allow(Statement: PolicyStatement[]): Promise<void> {
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await course.clients.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
}

const actionsOf = (list: readonly PolicyStatement[]) => list.flatMap(({ Action = [] }) => Action);

suiteWith([samPython], 'the template', () => {
  it('is valid for cfn-lint', () => {
    const linter = join(dirname(pathOf(samPython)), 'cfn-lint');
    const template = join(courseRoot, 'verify', 'grader-role.yaml');
    expect(execFileSync(linter, [template], { encoding: 'utf8' })).toBe('');
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
describe('the grader’s role', () => {
  it('allows what the checks can call, and nothing else', async () => {
    const list = actionsOf(await statements());
    expect(list.filter((action, index) => list.indexOf(action) !== index)).toEqual([]);
    expect([...list].sort()).toEqual(await neededActions(allChecks()));
  });

  // One module after the other, as a class does the course: a later module changes what an earlier one finds.
  it.each(modules)(
    'is enough to grade the solution of module $number',
    { timeout: 120_000 },
    async (module) => {
      await solve(course, [module]);
      const attempt = await gradeAna(module);
      expect(attempt?.trouble).toBeUndefined();
      expect(attempt).toMatchObject({ standing: 'graded', score: 100 });
      expect(attempt?.result?.canaries.left).toEqual([]);
    },
  );

  it('was asked for most of what it allows by that alone', async () => {
    const needed = await neededActions(modules.map(({ slug }) => `${slug}.ts`));
    expect(needed.filter((action) => !asked.has(action))).toEqual(forFailures);
  });

  it('without one of the actions of module 1 gives no score, and says which it is', {
    timeout: 120_000,
  }, async () => {
    const [first] = modules;
    if (!first) throw new Error('there is no module 1');
    asked.clear();
    await gradeAna(first);
    const all = await statements();
    const tried = [...asked].filter((action) => !action.startsWith('sts:'));
    expect(tried.length).toBeGreaterThan(10);
    for (const action of tried) {
      await allow(without(all, action));
      const attempt = await gradeAna(first);
      // What cannot be removed costs no score; everything else does.
      const kept = action === 's3:DeleteObjectVersion' ? 100 : null;
      expect({ action, score: attempt?.score }).toEqual({ action, score: kept });
      const message = expect.stringMatching(kept === null ? /may not do/ : /could not be removed/);
      expect(attempt?.trouble).toMatchObject({ turn: 'student', message });
    }
    await allow(all);
  });
});

/** What only a check asks for that explains a failure, and the sweep of what a killed grader left. */
const forFailures = [
  'cloudformation:DescribeStackEvents',
  'cloudfront:GetCachePolicy',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:GetBucketCORS',
  's3:GetBucketPolicy',
];

function without(all: readonly PolicyStatement[], action: string): PolicyStatement[] {
  return all.flatMap((statement) => {
    const Action = [statement.Action ?? []].flat().filter((one) => one !== action);
    return Action.length > 0 ? [{ ...statement, Action }] : [];
  });
}
