import { startCloud } from '../../../cloud/start.ts';
import type { Check } from '../../check.ts';
import { testModule } from '../../testing/fake-grading.ts';
import type { Attempt } from '../attempt.ts';
import { gradeClass } from '../grade-class.ts';
import type { ClassGrading } from '../grade-student.ts';
import type { Student } from '../student.ts';
import { administratorCourse, deployGraderRole, externalId, instructorOf } from './made-up-account.ts';

/** The account of every student here: only their checks differ. */
export const classAccount = '111111111111';

export const passing: Check = async () => ({ verdict: 'pass' });

export interface ClassGrader {
  url: string;
  instructor: ClassGrading['instructor'];
  /** Grades students with `testModule`, whose last check is given; the others pass. */
  gradeAll(
    students: Student[],
    check: Check,
    over?: Partial<ClassGrading & { concurrency: number }>,
  ): Promise<Attempt[]>;
  close(): Promise<void>;
}

/** A cloud with one account that lets an instructor in. */
export async function startClassGrader(): Promise<ClassGrader> {
  const cloud = await startCloud();
  await deployGraderRole(await administratorCourse(cloud.url, classAccount, 'ana'));
  const instructor = await instructorOf(cloud.url);
  return {
    url: cloud.url,
    instructor,
    close: () => cloud.close(),
    async gradeAll(students, check, { concurrency = 8, ...rest } = {}) {
      const attempts: Attempt[] = [];
      const grading = { ...usual(check), instructor, ...rest };
      await gradeClass({ students, grading, concurrency, onAttempt: (attempt) => attempts.push(attempt) });
      return attempts;
    },
  };
}

function usual(check: Check): Omit<ClassGrading, 'instructor'> {
  const names = testModule.requirements.flatMap(({ checks }) => checks.map(({ id }) => id));
  return {
    run: 'module-3-seed',
    module: testModule,
    table: { checks: { ...Object.fromEntries(names.map((id) => [id, passing])), 'LAMBDA-02.2': check } },
    seed: 'seed',
    timeoutMs: 30_000,
    retries: 1,
    pauseMs: 1,
    signal: new AbortController().signal,
  };
}

/** A student of the account. */
export function classStudent(id: string, over: Partial<Student> = {}): Student {
  const roleArn = `arn:aws:iam::${classAccount}:role/cinedb-grader`;
  const about = { line: 2, id, name: id, student: id, account: classAccount, roleArn, externalId };
  return { ...about, region: 'us-east-1', email: '', login: id, section: '', ...over };
}
