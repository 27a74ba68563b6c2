import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { listenToKeys } from './listen-to-keys.ts';

/** A terminal that keeps what was done to it. */
class FakeTerminal extends EventEmitter {
  readonly calls: string[] = [];
  setRawMode(on: boolean) {
    this.calls.push(`raw ${on}`);
  }
  resume() {
    this.calls.push('resume');
  }
  pause() {
    this.calls.push('pause');
  }
}

it('tells of single keys, and then gives the terminal back', () => {
  const terminal = new FakeTerminal();
  const keys: string[] = [];
  const stop = listenToKeys(terminal, (key) => keys.push(key));
  terminal.emit('data', Buffer.from('af'));
  terminal.emit('data', '\u0003');
  stop();
  terminal.emit('data', 'q');
  expect(keys).toEqual(['a', 'f', '\u0003']);
  expect(terminal.calls).toEqual(['raw true', 'resume', 'raw false', 'pause']);
  expect(terminal.listenerCount('data')).toBe(0);
});
