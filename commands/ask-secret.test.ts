import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askSecret } from './ask-secret.ts';

function terminal() {
  const input = new PassThrough();
  const output = new PassThrough();
  const shown = () => (output.read() as Buffer | null)?.toString() ?? '';
  return { input, output, shown };
}

describe('askSecret', () => {
  it('answers what was typed, and shows the question alone', async () => {
    const { input, output, shown } = terminal();
    const asked = askSecret('Password: ', { input, output });
    input.write('Correct horse 7!\r');
    expect(await asked).toBe('Correct horse 7!');
    expect(shown()).toBe('Password: \n');
  });

  it('lets a slip be rubbed out', async () => {
    const { input, output } = terminal();
    const asked = askSecret('Password: ', { input, output });
    input.write('Correct-hprse\u007f\u007f\u007f\u007forse\r');
    expect(await asked).toBe('Correct-horse');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['the end of the input', '\u0004'],
  ])('is refused by %s', async (_, key) => {
    const { input, output } = terminal();
    const asked = askSecret('Password: ', { input, output });
    input.write(key);
    await expect(asked).rejects.toMatchObject({ code: 'refused' });
  });

  it('is asked twice of the same input', async () => {
    const { input, output } = terminal();
    const first = askSecret('Password: ', { input, output });
    input.write('one\r');
    expect(await first).toBe('one');
    const second = askSecret('Again: ', { input, output });
    input.write('two\r');
    expect(await second).toBe('two');
  });
});
