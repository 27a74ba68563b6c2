import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keepResult } from '../verify/last-results.ts';
import type { CheckResult } from '../verify/result.ts';
import { testResult } from '../verify/testing/fake-grading.ts';
import { runCommand } from './command.ts';
import { compare } from './compare.ts';
import { diff } from './diff.ts';
import type { Surroundings } from './surroundings.ts';
import { fakeCourse, fakeManifest, fakeSurroundings } from './testing/fake-course.ts';

const thing = '    file: s3-01-thing.ts\n    also: [parts/shared.txt, parts/own.txt]\n';
const other = '    file: s3-02-other.ts\n    also: [parts/shared.txt]\n';
const course = fakeCourse({
  'modules/01-test/module.yaml': fakeManifest
    .replace('    file: s3-01-thing.ts\n', thing)
    .replace('    file: s3-02-other.ts\n', other),
  'modules/01-test/starter/parts/shared.txt': 'one\nTODO\n',
  'modules/01-test/solution/parts/shared.txt': 'one\ntwo\n',
  'modules/01-test/starter/parts/own.txt': 'the same\r\n',
  'modules/01-test/solution/parts/own.txt': 'the same\n',
});

/** A state folder in which some checks have passed. */
function stateWith(...passed: string[]) {
  const stateDir = mkdtempSync(join(tmpdir(), 'cinedb-diff-'));
  const about = { title: 'a check', requirement: 'S3-01', points: 10, ms: 1, verdict: 'pass' as const };
  const checks: CheckResult[] = passed.map((id) => ({ ...about, id }));
  if (checks.length > 0)
    keepResult({ stateDir, target: 'local', student: 'ana' }, testResult(checks, { module: 1 }));
  return { COURSE_STATE_DIR: stateDir };
}

async function show(argv: string[], over: Partial<Surroundings> = {}) {
  const { surroundings, lines, errors } = fakeSurroundings({ ...course, ...over });
  const code = await runCommand(diff, argv, surroundings);
  return { code, lines, errors };
}

describe('diff', () => {
  it('shows the way from your files to the solution, once the requirement has passed', async () => {
    const dotEnv = stateWith('S3-01.1', 'S3-01.2', 'S3-02.1');
    const { code, lines } = await show(['S3-01'], { dotEnv });
    expect(code).toBe(0);
    expect(lines).toContain('--- modules/01-test/starter/s3-01-thing.ts');
    expect(lines).toContain('+++ modules/01-test/solution/s3-01-thing.ts');
    expect(lines).toContain(
      '-export default async function step(course) { course.report.did("made the thing of your own"); }',
    );
    expect(lines.slice(-4)).toEqual(['@@ -1,2 +1,2 @@', ' one', '-TODO', '+two']);
    expect(lines).toContain('same     modules/01-test/starter/parts/own.txt');
  });

  it('keeps a file back that gives another requirement away', async () => {
    const { lines } = await show(['S3-01'], { dotEnv: stateWith('S3-01.1', 'S3-01.2') });
    expect(lines.at(-1)).toBe('later    modules/01-test/starter/parts/shared.txt  holds S3-02 too');
    expect(lines).not.toContain('+two');
  });

  it('wants --yes before the requirement has passed, where there is nobody to ask', async () => {
    const { code, lines, errors } = await show(['S3-01']);
    expect(code).toBe(64);
    expect(lines).toEqual([]);
    expect(errors.join(' ')).toMatch(/has not passed .*Add --yes/);
    expect((await show(['S3-01', '--yes'])).lines).toContain('+two');
  });

  it('asks the person at the terminal, and shows nothing after a no', async () => {
    const refused = await show(['S3-01'], { ask: async () => '' });
    expect(refused.code).toBe(1);
    expect(refused.lines).toEqual([]);
    expect(refused.errors.join(' ')).toContain('npm run hint -- S3-01');
    expect((await show(['S3-01'], { ask: async () => 'y' })).lines).toContain('+two');
  });

  it('colours for a terminal alone', async () => {
    const dotEnv = stateWith('S3-01.1', 'S3-01.2', 'S3-02.1');
    const { lines } = await show(['S3-01'], { dotEnv, terminal: true });
    expect(lines).toContain('\u001b[32m+two\u001b[0m');
  });
});

describe('compare', () => {
  it('takes a file that is missing for an empty one', () => {
    const folder = join(course.modulesRoot, '01-test');
    expect(compare({ folder, slug: '01-test' }, 'gone.txt')).toEqual([]);
    const { modulesRoot } = fakeCourse({ 'modules/01-test/solution/new.txt': 'all of it\n' });
    expect(compare({ folder: join(modulesRoot, '01-test'), slug: '01-test' }, 'new.txt')).toContain(
      '+all of it',
    );
  });
});
