import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseRoot } from '../shared/root.ts';
import { checkNode } from './check-node.ts';

describe('checkNode', () => {
  it.each(['20.19.0', '22.0.0', '24.1.0'])('takes %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['18.20.8', '20.18.3'])('refuses %s, and says where to get another', (version) => {
    expect(() => checkNode(version)).toThrow(
      expect.objectContaining({ code: 'usage', remedy: expect.stringContaining('nodejs.org') }),
    );
  });
});

// A module that imports a name that this Node does not have ends in a stack before its first line runs:
// https://nodejs.org/docs/latest-v18.x/api/util.html
it('is reached on Node 18: nothing that commands load imports a name that came later', () => {
  const later =
    /import \{[^}]*\b(parseEnv|styleText|getCallSites|globSync|registerHooks)\b[^}]*\} from 'node:/;
  const files = ['commands', 'shared', 'verify'].flatMap((folder) =>
    readdirSync(join(courseRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => join(courseRoot, folder, file)),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => later.test(readFileSync(file, 'utf8')))).toEqual([]);
});
