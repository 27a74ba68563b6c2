import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallLog } from '../cloud/answer.ts';
import { startCloud } from '../cloud/start.ts';
import { loadModules, type Module } from '../shared/manifest.ts';
import { instructorKeys } from '../verify/class/testing/made-up-account.ts';
import {
  type MadeUpStudent,
  madeUpStudents,
  makeAccounts,
  rosterOf,
} from '../verify/class/testing/made-up-class.ts';
import { canariesOf, runGrade, shownIn } from './testing/run-grade.ts';

const [first] = loadModules();

describe('a cloud that vanishes in the middle', () => {
  it('costs nobody points, and the next run removes what was left', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'cinedb-vanish-'));
    const one = madeUpStudents(1, ['solved']);
    let vanish = () => {};
    const log: CallLog = ({ operation, principal }) => {
      if (operation === 'PutObject' && principal.includes('cinedb-grader')) vanish();
    };
    const doomed = await startCloud({ stateDir, log });
    await makeAccounts(doomed.url, one, first as Module);
    const as = await instructorKeys(doomed.url);
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-grade-'));
    const file = join(folder, 'one.csv');
    writeFileSync(file, rosterOf(one));
    let closing = Promise.resolve();
    vanish = () => {
      vanish = () => {};
      closing = doomed.close();
    };
    const out = join(folder, 'vanished');
    const gone = await runGrade(['--out', out, '--seed', 's', '--retries', '0'], {
      file,
      url: doomed.url,
      as,
    });
    await closing;
    expect(gone.code).toBe(3);
    expect(shownIn(out)).toMatchObject([{ standing: expect.not.stringMatching('^graded$'), score: null }]);

    // Addresses of the course have the port in them.
    const back = await startCloud({ stateDir, port: doomed.port });
    try {
      const [student] = one as [MadeUpStudent];
      expect(await canariesOf(student, back.url)).not.toEqual([]);
      await runGrade(['--out', out, '--resume'], { file, url: back.url, as });
      expect(shownIn(out)).toMatchObject([{ standing: 'graded', score: 100 }]);
      expect(await canariesOf(student, back.url)).toEqual([]);
    } finally {
      await back.close();
    }
  }, 90_000);
});
