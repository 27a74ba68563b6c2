import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseRoot } from '../shared/root.ts';
import { realSurroundings } from './surroundings.ts';

/** A command in a process of its own. */
function started(file: string, argv: string[]) {
  const script = join(courseRoot, 'commands', file);
  const node = ['--import', import.meta.resolve('tsx'), script, ...argv];
  return spawn(process.execPath, node, { cwd: courseRoot });
}

const endOf = async (child: ChildProcess) => {
  let errors = '';
  child.stderr?.on('data', (data) => {
    errors += data;
  });
  const [code] = await once(child, 'close');
  return { code, errors };
};

describe('a command', () => {
  it('ends in order when its reader goes away, as head does', async () => {
    const child = started('hint.ts', ['--help']);
    child.stdout.destroy();
    expect(await endOf(child)).toEqual({ code: 0, errors: '' });
  }, 30_000);
});

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
