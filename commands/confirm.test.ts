import { describe, expect, it } from 'vitest';
import type { Course } from '../shared/step.ts';
import { confirmAccount } from './confirm.ts';

const course = (target: string) =>
  ({ config: { target }, account: '123456789012', region: 'eu-west-1', student: 'ana' }) as unknown as Course;

describe('confirmAccount', () => {
  it('asks nothing on the local cloud', async () => {
    const ask = () => Promise.reject(new Error('asked'));
    await expect(confirmAccount(course('local'), false, ask)).resolves.toBeUndefined();
  });

  it('names account, region and student, and goes on after yes', async () => {
    const questions: string[] = [];
    await confirmAccount(course('aws'), false, async (question) => {
      questions.push(question);
      return ' Yes';
    });
    expect(questions).toEqual([
      'This changes AWS account 123456789012 in eu-west-1 for student ana. Go on? [y/N] ',
    ]);
  });

  it.each(['', 'n', 'no', 'yesterday'])('changes nothing after the answer "%s"', async (answer) => {
    const asked = confirmAccount(course('aws'), false, async () => answer);
    await expect(asked).rejects.toMatchObject({ code: 'refused', message: 'Nothing was changed.' });
  });

  it('does not ask with --yes', async () => {
    await expect(confirmAccount(course('aws'), true, undefined)).resolves.toBeUndefined();
  });

  it('wants --yes where there is no terminal', async () => {
    const asked = confirmAccount(course('aws'), false, undefined);
    await expect(asked).rejects.toMatchObject({ code: 'usage', remedy: expect.stringContaining('--yes') });
  });
});
