import { describe, expect, it } from 'vitest';
import { realSurroundings } from './surroundings.ts';

describe('realSurroundings', () => {
  it('aborts its signal at the first Ctrl-C, for a command that ends in order', () => {
    const before = process.listeners('SIGINT');
    const { signal } = realSurroundings({ stops: true });
    const [listener] = process.listeners('SIGINT').filter((each) => !before.includes(each));
    expect(signal.aborted).toBe(false);
    listener?.('SIGINT');
    expect(signal.aborted).toBe(true);
  });

  it('leaves Ctrl-C as it is for any other command', () => {
    const before = process.listenerCount('SIGINT');
    realSurroundings({ stops: false });
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('writes 80 columns where there is no terminal', () => {
    const { terminal, width } = realSurroundings({ stops: false });
    expect(terminal || width === 80).toBe(true);
  });
});
