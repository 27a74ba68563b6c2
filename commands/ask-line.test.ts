import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askLine } from './ask-line.ts';

/** A person at a terminal, whose keys come one by one. */
function person() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  Object.assign(output, { isTTY: true, columns: 80 });
  return { asked: askLine('Go on? ', { input, output }), input, output };
}

describe('askLine', () => {
  it('answers what was typed', async () => {
    const { asked, input, output } = person();
    input.write('yes\r');
    expect(await asked).toBe('yes');
    expect(String(output.read())).toContain('Go on? ');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('takes %s for no answer, and says that nothing was changed', async (_name, key) => {
    const { asked, input } = person();
    input.write(key);
    await expect(asked).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('Nothing was changed.'),
    });
  });

  it('takes the end of the input for no answer', async () => {
    const { asked, input } = person();
    input.end();
    await expect(asked).rejects.toMatchObject({ code: 'refused' });
  });
});
