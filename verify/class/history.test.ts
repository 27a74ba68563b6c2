import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHistory } from './history.ts';
import { readShard, shardOf } from './shard.ts';
import { studentSeed } from './student-seed.ts';
import { fakeAttempt } from './testing/fake-results.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'cinedb-history-'));

it('the history keeps every attempt, and answers the newest of each student of a run', () => {
  const place = folder();
  const history = openHistory(place);
  history.add(fakeAttempt('ana', { run: 'module-1-a', score: 1 }));
  history.add(fakeAttempt('ana', { run: 'module-1-b', score: 2 }));
  const before = readFileSync(join(place, 'attempts.jsonl'), 'utf8');
  openHistory(place).add(fakeAttempt('ana', { run: 'module-1-b', score: 3 }));
  expect(readFileSync(join(place, 'attempts.jsonl'), 'utf8').startsWith(before)).toBe(true);
  expect([...openHistory(place).of('module-1-b').values()].map(({ score }) => score)).toEqual([3]);
  expect(history.newestRun('module-1-')).toBe('module-1-b');
  expect(history.newestRun('module-2-')).toBeUndefined();
});

it('half a line of a grader that was killed is passed over, and spoils no other', () => {
  const place = folder();
  openHistory(place).add(fakeAttempt('ana'));
  appendFileSync(join(place, 'attempts.jsonl'), '{"run":"module-3-seed","id":"bo');
  openHistory(place).add(fakeAttempt('cat'));
  expect([...openHistory(place).of('module-3-seed').keys()]).toEqual(['ana', 'cat']);
});

it('a folder that cannot be made is a wrong flag', () => {
  const file = join(folder(), 'a-file');
  appendFileSync(file, '');
  expect(() => openHistory(file)).toThrow(expect.objectContaining({ code: 'usage' }));
});

it('the parts of a class are the class, each student once, and as equal as can be', () => {
  const all = Array.from({ length: 10 }, (_, index) => index);
  const parts = [1, 2, 3, 4].map((number) => shardOf(all, { number, count: 4 }));
  expect(parts.flat().sort((a, b) => a - b)).toEqual(all);
  expect(parts.map((part) => part.length)).toEqual([3, 3, 2, 2]);
  expect(readShard('2/8')).toEqual({ number: 2, count: 8 });
  for (const text of ['0/4', '5/4', '1', '1/0', 'a/b', '1/2/3', '-1/2']) {
    expect(() => readShard(text)).toThrow(/no part of a class/);
  }
});

it('each student’s seed follows from the class’s, and differs from the next one’s', () => {
  expect(studentSeed('week-1', 'ana')).toBe(studentSeed('week-1', 'ana'));
  expect(
    new Set([studentSeed('week-1', 'ana'), studentSeed('week-1', 'bob'), studentSeed('week-2', 'ana')]).size,
  ).toBe(3);
});
