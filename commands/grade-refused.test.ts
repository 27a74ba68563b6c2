import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeUpStudents, rosterOf } from '../verify/class/testing/made-up-class.ts';
import { runGrade } from './testing/run-grade.ts';

/** Nothing listens there: whoever asked would end with 3. */
const NOBODY = 'http://127.0.0.1:1';
const folder = mkdtempSync(join(tmpdir(), 'cinedb-refused-'));
const good = join(folder, 'good.csv');
writeFileSync(good, rosterOf(madeUpStudents(3, ['nothing'])));

describe('npm run grade is refused with 64 before anything is graded', () => {
  it('for a roster with mistakes, each with its line', async () => {
    const file = join(folder, 'bad.csv');
    writeFileSync(file, 'id,name,account,external_id\nana,Ana,12,a-word\nana,Bob,111122223333,\n');
    const { code, lines } = await runGrade(['--out', join(folder, 'none')], { file, url: NOBODY });
    expect(code).toBe(64);
    expect(lines.filter((line) => line.startsWith('line '))).toHaveLength(3);
    expect(lines.join(' ')).toContain('has 3 mistakes, and nobody was graded.');
  });

  it.each([
    [['--shard', '2/8'], 'need the same seed'],
    [['--shard', '9/8', '--seed', 'a'], 'no part of a class'],
    [['--concurrency', '0'], 'from 1 to 64'],
    [['--timeout', '4000'], 'from 1 to 3480'],
    [['--retries', '-1'], '--retries'],
    [['--retries', 'x'], 'from 0 to 10'],
  ])('%j', async (argv, message) => {
    const { code, text } = await runGrade(['--out', join(folder, 'none'), ...argv], {
      file: good,
      url: NOBODY,
    });
    expect(code).toBe(64);
    expect(text).toContain(message);
  });
});
