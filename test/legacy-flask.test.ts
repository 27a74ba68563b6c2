import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { courseRoot } from '../shared/root.ts';
import { pathOf, suiteWith, venvPython } from './tools.ts';

suiteWith([venvPython], 'the legacy Flask app', () => {
  it('passes its own tests', { timeout: 120_000 }, () => {
    const { status, stdout, stderr } = spawnSync(pathOf(venvPython), ['-m', 'pytest', '-q'], {
      cwd: join(courseRoot, 'legacy-flask'),
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toMatch(/\d+ passed/);
    expect(status).toBe(0);
  });
});
