import { describe, expect, it } from 'vitest';
import { administratorOf } from './administrator.ts';

/** Somebody at a terminal who types these, one after the other. */
function typing(...answers: string[]) {
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return answers.shift() ?? '';
  };
  return { ask, questions };
}

describe('administratorOf', () => {
  it('has an address at example.com unless told, where no mail can arrive', () => {
    expect(administratorOf('ana', {}).email).toBe('ana@example.com');
    expect(administratorOf('ana', { CINEDB_ADMIN_EMAIL: 'a@b.example' }).email).toBe('a@b.example');
  });

  it('refuses an address that is none, before anything is done', () => {
    const administrator = () => administratorOf('ana', { CINEDB_ADMIN_EMAIL: 'ana' });
    expect(administrator).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  it('takes the password from the environment, and asks nobody then', async () => {
    const { ask, questions } = typing('other', 'other');
    const administrator = administratorOf('ana', { CINEDB_ADMIN_PASSWORD: 'Correct-horse-7' }, ask);
    expect(await administrator.password()).toBe('Correct-horse-7');
    expect(questions).toEqual([]);
  });

  it('asks twice, and names whose password it is', async () => {
    const { ask, questions } = typing('Correct-horse-7', 'Correct-horse-7');
    expect(await administratorOf('ana', {}, ask).password()).toBe('Correct-horse-7');
    expect(questions).toEqual(['A password for ana@example.com (it is not shown): ', 'The same again: ']);
  });

  it.each([
    ['two that differ', ['Correct-horse-7', 'correct-horse-7'], 'The two passwords differ.'],
    ['none', [''], 'No password was typed.'],
    ['one with a space', ['Correct horse-7', 'Correct horse-7'], 'The password has a space in it.'],
  ])('refuses %s, and shows neither', async (_, answers, message) => {
    const asked = administratorOf('ana', {}, typing(...answers).ask).password();
    await expect(asked).rejects.toMatchObject({ code: 'usage', message });
  });

  it('says what to do where there is no terminal', async () => {
    await expect(administratorOf('ana', {}).password()).rejects.toMatchObject({
      code: 'usage',
      remedy: expect.stringContaining('CINEDB_ADMIN_PASSWORD'),
    });
  });
});
