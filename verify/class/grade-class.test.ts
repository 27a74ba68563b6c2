import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CourseError } from '../../shared/errors.ts';
import type { Check } from '../check.ts';
import { type ClassGrader, classAccount, classStudent, startClassGrader } from './testing/class-grader.ts';

let grader: ClassGrader;
beforeAll(async () => {
  grader = await startClassGrader();
});
afterAll(() => grader?.close());

const ids = (count: number) => Array.from({ length: count }, (_, index) => classStudent(`student-${index}`));

const named = (name: string) => Object.assign(new Error(name), { name });

describe('a class', () => {
  it('is graded so many at a time and no more, each with a seed of their own', async () => {
    let now = 0;
    let most = 0;
    const seeds = new Set<string>();
    const check: Check = async ({ seed }) => {
      seeds.add(seed);
      now += 1;
      most = Math.max(most, now);
      await pause(20);
      now -= 1;
      return { verdict: 'pass' };
    };
    const attempts = await grader.gradeAll(ids(12), check, { concurrency: 3 });
    expect(attempts.map(({ standing, score }) => ({ standing, score }))).toEqual(
      Array(12).fill({ standing: 'graded', score: 100 }),
    );
    expect(most).toBe(3);
    expect(seeds.size).toBe(12);
  });

  it('goes on when one student’s grading fails in every way', async () => {
    const broken: Check = async ({ student: name }) => {
      if (name === 'student-1') throw new TypeError('a mistake of the grader');
      return { verdict: 'pass' };
    };
    const students = [
      ...ids(3),
      classStudent('nobody', { roleArn: `arn:aws:iam::${classAccount}:role/none` }),
    ];
    const attempts = await grader.gradeAll(students, broken);
    const found = Object.fromEntries(attempts.map(({ id, standing, score }) => [id, `${standing} ${score}`]));
    expect(found).toEqual({
      'student-0': 'graded 100',
      'student-1': 'partial null',
      'student-2': 'graded 100',
      nobody: 'unreachable null',
    });
  });

  it('tries a student again after network faults and throttling, and after nothing else', async () => {
    for (const [error, tries] of [
      [named('ThrottlingException'), 2],
      [named('TooManyRequestsException'), 2],
      [new CourseError('network', 'gone', 'Wait.'), 2],
      [named('ValidationException'), 1],
    ] as const) {
      let calls = 0;
      const check: Check = async () => {
        calls += 1;
        if (calls === 1) throw error;
        return { verdict: 'pass' };
      };
      const [attempt] = await grader.gradeAll([classStudent('ana')], check);
      expect([error.message, attempt?.tries, attempt?.score]).toEqual([
        error.message,
        tries,
        tries === 2 ? 100 : null,
      ]);
    }
  });

  it('says after the last try what it was, and takes no points', async () => {
    const [attempt] = await grader.gradeAll(
      [classStudent('ana')],
      () => Promise.reject(named('ThrottlingException')),
      {
        retries: 2,
      },
    );
    expect(attempt).toMatchObject({
      tries: 3,
      standing: 'partial',
      score: null,
      trouble: {
        turn: 'instructor',
        message: expect.stringMatching(/^1 check could not be judged\. LAMBDA-02\.2/),
      },
    });
  });

  it('gives up on a student whose time is over, and removes the canaries', async () => {
    let removed = false;
    const check: Check = async ({ canary }) => {
      canary.keep('it', async () => {
        removed = true;
      });
      await pause(60_000, undefined, { ref: false });
      return { verdict: 'pass' };
    };
    const [attempt] = await grader.gradeAll([classStudent('ana')], check, { timeoutMs: 1_000 });
    expect(attempt).toMatchObject({
      standing: 'partial',
      score: null,
      trouble: { message: 'It was not done after 1 s.' },
    });
    expect(removed).toBe(true);
  });

  it('ends in order when it is stopped: what runs removes its canaries, and nobody else is begun', async () => {
    const stop = new AbortController();
    const removed: string[] = [];
    const check: Check = async ({ canary, student: name }) => {
      canary.keep('it', async () => removed.push(name));
      if (name === 'student-1') stop.abort();
      else await pause(60_000, undefined, { ref: false });
      return { verdict: 'pass' };
    };
    const attempts = await grader.gradeAll(ids(6), check, { concurrency: 2, signal: stop.signal });
    expect(attempts).toEqual([]);
    expect(removed.sort()).toEqual(['student-0', 'student-1']);
  });

  it('grades with the student’s own region and names', async () => {
    const seen: string[] = [];
    const check: Check = async ({ names, region, clients }) => {
      seen.push(names.moviesTable, region, await clients.dynamodb.config.region());
      return { verdict: 'pass' };
    };
    await grader.gradeAll([classStudent('s1', { student: 'zoe', region: 'eu-west-1' })], check);
    expect(seen).toEqual(['cinedb-zoe-movies', 'eu-west-1', 'eu-west-1']);
  });
});
