import type { Module } from '../../../shared/manifest.ts';
import { limiter } from '../../limiter.ts';
import type { Standing } from '../attempt.ts';
import { administratorCourse, deployGraderRole, externalId, solve } from './made-up-account.ts';

/** How far somebody has come, and whether the instructor may look. */
export type Progress = 'solved' | 'half' | 'nothing' | 'locked' | 'missing';

/** What grading must say of each, in module 1. */
export const expectations: Record<Progress, { standing: Standing; score: number | null }> = {
  solved: { standing: 'graded', score: 100 },
  /** The first requirement alone. */
  half: { standing: 'graded', score: 32 },
  nothing: { standing: 'graded', score: 0 },
  /** The role wants another external id. */
  locked: { standing: 'unreachable', score: null },
  /** There is no role. */
  missing: { standing: 'unreachable', score: null },
};

export interface MadeUpStudent {
  id: string;
  name: string;
  account: string;
  progress: Progress;
}

/** So many students, a given part of them in each state, in turn. */
export function madeUpStudents(count: number, pattern: readonly Progress[]): MadeUpStudent[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `s${String(index + 1).padStart(3, '0')}`,
    name: `Student ${index + 1}, "the ${index + 1}th"`,
    account: String(100_000_000_001 + index),
    progress: pattern[index % pattern.length] ?? 'nothing',
  }));
}

/** Brings an account on a cloud for each, and to where the student has come in a module. */
export async function makeAccounts(
  url: string,
  students: readonly MadeUpStudent[],
  module: Module,
): Promise<void> {
  const inTurn = limiter(4);
  await Promise.all(students.map((student) => inTurn(() => makeAccount(url, student, module))));
}

async function makeAccount(
  url: string,
  { id, account, progress }: MadeUpStudent,
  module: Module,
): Promise<void> {
  if (progress === 'missing') return;
  const course = await administratorCourse(url, account, id);
  await deployGraderRole(course, progress === 'locked' ? { ExternalId: 'another-word' } : {});
  if (progress === 'solved') await solve(course, [module]);
  if (progress === 'half') await solve(course, [module], 1);
  const { s3, cloudfront, sts, cloudformation } = course.clients;
  for (const client of [s3, cloudfront, sts, cloudformation]) client.destroy();
}

/** The roster of a made-up class. */
export function rosterOf(students: readonly MadeUpStudent[]): string {
  const rows = students.map(
    ({ id, name, account }) => `${id},"${name.replaceAll('"', '""')}",${account},${externalId},us-east-1`,
  );
  return ['id,name,account,external_id,region', ...rows, ''].join('\n');
}
