import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './command.ts';
import { hint } from './hint.ts';
import { fakeCourse, fakeManifest, fakeSurroundings } from './testing/fake-course.ts';

const course = fakeCourse();
let dotEnv: Record<string, string>;
beforeEach(() => {
  dotEnv = { COURSE_STATE_DIR: mkdtempSync(join(tmpdir(), 'cinedb-hints-')) };
});

async function ask(...argv: string[]) {
  const { surroundings, lines, errors } = fakeSurroundings({ ...course, dotEnv });
  const code = await runCommand(hint, argv, surroundings);
  return { code, lines, errors };
}

describe('hint', () => {
  it('shows one step each time it is asked, and the last one again', async () => {
    const shown: (string | undefined)[] = [];
    for (let time = 0; time < 4; time += 1) shown.push((await ask('S3-01')).lines[3]);
    expect(shown).toEqual(['a nudge', 'a pointer', 'a snippet', 'a snippet']);
  });

  it('remembers each requirement by itself', async () => {
    await ask('S3-01');
    expect((await ask('s3-02')).lines.slice(0, 4)).toEqual([
      'S3-02  Make another',
      'hint 1 of 3, a nudge',
      '',
      'a nudge',
    ]);
    expect((await ask('S3-01')).lines[3]).toBe('a pointer');
  });

  it('knows the requirement from a check, and says how to get more', async () => {
    const { lines } = await ask('S3-01.2');
    expect(lines[0]).toBe('S3-01  Make a thing');
    expect(lines.at(-2)).toBe('More:    npm run hint -- S3-01');
    expect(lines.at(-1)).toContain('modules/01-test/README.md#s3-01-make-a-thing');
  });

  it('shows the step that was asked for, and goes on from there', async () => {
    expect((await ask('S3-01', '--step', '2')).lines[3]).toBe('a pointer');
    expect((await ask('S3-01')).lines[3]).toBe('a snippet');
  });

  it('shows all three at once only when told', async () => {
    const { lines } = await ask('S3-01', '--all');
    expect(lines.filter((line) => line.startsWith('a '))).toEqual(['a nudge', 'a pointer', 'a snippet']);
  });

  it('shows a hint where it cannot be remembered, and names the next one', async () => {
    const file = join(dotEnv.COURSE_STATE_DIR ?? '', 'a-file');
    writeFileSync(file, '');
    dotEnv = { COURSE_STATE_DIR: file };
    const { code, lines } = await ask('S3-01');
    expect(code).toBe(0);
    expect(lines).toContain('a nudge');
    expect(lines.at(-2)).toBe('More:    npm run hint -- S3-01 --step 2');
  });

  it.each(['[1]', '{', '{"S3-01":-5}', '{"S3-01":"x"}'])(
    'begins anew after a damaged memory: %s',
    async (text) => {
      const folder = join(dotEnv.COURSE_STATE_DIR ?? '', 'hints');
      mkdirSync(folder);
      writeFileSync(join(folder, 'ana.json'), text);
      expect((await ask('S3-01')).lines[3]).toBe('a nudge');
    },
  );

  it('puts an address that is too long for its line on the next one, whole', async () => {
    const learn = `#s3-01-${'a'.repeat(45)}`;
    const long = fakeCourse({
      'modules/01-test/module.yaml': fakeManifest.replace('#s3-01-make-a-thing', learn),
    });
    const { surroundings, lines } = fakeSurroundings({ ...long, dotEnv });
    await runCommand(hint, ['S3-01'], surroundings);
    expect(lines.slice(-2)).toEqual(['Lesson:', `modules/01-test/README.md${learn}`]);
  });

  it.each([
    ['nothing', [], /A hint for what\?/],
    ['an unknown id', ['S3-09'], /no requirement "S3-09"/],
    ['two ids', ['S3-01', 'S3-02'], /one thing at a time/],
    ['a flag that npm kept', ['S3-01', '2'], /got S3-01 and 2/],
    ['an unknown step', ['S3-01', '--step', '4'], /no hint 4/],
    ['both flags', ['S3-01', '--step', '1', '--all'], /Both --step and --all/],
  ])('refuses %s', async (_what, argv, message) => {
    const { code, errors } = await ask(...argv);
    expect(code).toBe(64);
    expect(errors[0]).toMatch(message);
  });
});
