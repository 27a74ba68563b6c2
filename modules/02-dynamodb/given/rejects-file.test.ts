import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentReporter } from '../../../shared/report.ts';
import type { Course } from '../../../shared/step.ts';
import type { Reject } from './legacy-films.ts';
import { reportRejects } from './rejects-file.ts';

let stateDir: string;
beforeEach(async () => {
  stateDir = join(await mkdtemp(join(tmpdir(), 'rejects-')), '.cinedb');
});
afterEach(() => rm(join(stateDir, '..'), { recursive: true, force: true }));

const row = { id: 'x', title: 'Kept', rating: 'high', synopsis: 'y', poster: 'z' };
const reject = (id: string): Reject => ({ id, reasons: ['the rating is not a number'], row });
const course = () => ({ config: { stateDir }, report: silentReporter }) as unknown as Course;

it('keeps the damaged rows in a file and ends with an error that names them', async () => {
  await expect(reportRejects(course(), [reject('a'), reject('b')])).rejects.toThrow(
    '2 rows are damaged and were not migrated: a, b.',
  );
  const saved = JSON.parse(await readFile(join(stateDir, 'migration-rejects.json'), 'utf8'));
  expect(saved).toEqual([reject('a'), reject('b')]);
});

it('removes the file of an earlier run when nothing is damaged any more', async () => {
  await reportRejects(course(), [reject('a')]).catch(() => undefined);
  await reportRejects(course(), []);
  expect(existsSync(join(stateDir, 'migration-rejects.json'))).toBe(false);
});
