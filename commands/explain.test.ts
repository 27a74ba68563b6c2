import { expect, it } from 'vitest';
import { exitCodeFor, explain } from './explain.ts';

const system = (code: string) =>
  Object.assign(new Error(`${code}: no, open '/course/.cinedb/x'`), { code, syscall: 'open' });

it.each([
  ['EACCES', /Give yourself the rights/],
  ['EROFS', /COURSE_STATE_DIR/],
  ['ENOSPC', /The disk is full/],
])('has a remedy for what the disk refuses: %s', (code, remedy) => {
  const text = explain(system(code), { verbose: false, width: 200 }).join('\n');
  expect(text).toContain('/course/.cinedb/x');
  expect(text).toMatch(remedy);
  expect(text).not.toMatch(/^\s+at /m);
  expect(exitCodeFor(system(code))).toBe(3);
});
