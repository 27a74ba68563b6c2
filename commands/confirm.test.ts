import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Course } from '../shared/step.ts';
import { confirmAccount } from './confirm.ts';

const account = '123456789012';

function courseOn(target: string, stateDir = mkdtempSync(join(tmpdir(), 'cinedb-state-'))): Course {
  return { config: { target, stateDir }, account, region: 'eu-west-1', student: 'ana' } as unknown as Course;
}

const nobody = () => Promise.reject(new Error('asked'));

describe('confirmAccount', () => {
  it('asks nothing on the local cloud', async () => {
    await expect(confirmAccount(courseOn('local'), false, nobody)).resolves.toBeUndefined();
  });

  it("names account, region and student, and wants the account's number typed", async () => {
    const questions: string[] = [];
    await confirmAccount(courseOn('aws'), false, async (question) => {
      questions.push(question);
      return ' 1234-5678-9012 ';
    });
    expect(questions).toHaveLength(1);
    for (const fact of [account, 'eu-west-1', 'student ana']) expect(questions[0]).toContain(fact);
  });

  it('asks once for an account, and again for another one', async () => {
    const course = courseOn('aws');
    await confirmAccount(course, false, async () => account);
    await expect(confirmAccount(course, false, nobody)).resolves.toBeUndefined();
    await expect(confirmAccount(course, false, undefined)).resolves.toBeUndefined();
    await expect(confirmAccount({ ...course, account: '210987654321' }, false, nobody)).rejects.toThrow(
      'asked',
    );
    const kept = JSON.parse(readFileSync(join(course.config.stateDir, 'accounts.json'), 'utf8'));
    expect(kept).toEqual({ confirmed: [account] });
  });

  it.each(['', 'y', 'yes', '123456789013'])('refuses the account after the answer "%s"', async (answer) => {
    const course = courseOn('aws');
    await expect(confirmAccount(course, false, async () => answer)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('Nothing was changed.'),
    });
    await expect(confirmAccount(course, false, undefined)).rejects.toMatchObject({ code: 'usage' });
  });

  it('does not ask with --yes, and remembers that', async () => {
    const course = courseOn('aws');
    await expect(confirmAccount(course, true, nobody)).resolves.toBeUndefined();
    await expect(confirmAccount(course, false, nobody)).resolves.toBeUndefined();
  });

  it('wants --yes where there is no terminal', async () => {
    const asked = confirmAccount(courseOn('aws'), false, undefined);
    await expect(asked).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringMatching(/account 123456789012 .* in eu-west-1 for student ana/),
      remedy: expect.stringContaining('--yes'),
    });
  });

  it.each(['{', '[]', '{"confirmed":"all"}', '{"confirmed":["*"]}'])(
    'takes a damaged list for an empty one: %s',
    async (text) => {
      const course = courseOn('aws');
      writeFileSync(join(course.config.stateDir, 'accounts.json'), text);
      await expect(confirmAccount(course, false, undefined)).rejects.toMatchObject({ code: 'usage' });
    },
  );
});
