import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBrowser } from './browsers.ts';
import { runCommand } from './command.ts';
import { open, startBrowser } from './open.ts';
import { fakeSurroundings } from './testing/fake-course.ts';
import { trustAdvice } from './trust-advice.ts';

describe('findBrowser', () => {
  it('takes the one that CHROMIUM_PATH names, when it is there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-browsers-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const named = join(folder, 'my-chromium');
    writeFileSync(named, '');
    const onPath = join(folder, 'chromium');
    writeFileSync(onPath, '');
    expect(findBrowser({ CHROMIUM_PATH: named, PATH: folder })).toBe(named);
    expect(findBrowser({ CHROMIUM_PATH: join(folder, 'gone'), PATH: folder })).toBe(onPath);
  });
});

describe('trustAdvice', () => {
  it.each(['darwin', 'win32', 'linux', 'freebsd'] as const)(
    'on %s says how to trust and how to take it back',
    (platform) => {
      const text = trustAdvice(platform, 'http://127.0.0.1:4566/_cinedb/ca.pem').join('\n');
      expect(text).toContain('http://127.0.0.1:4566/_cinedb/ca.pem');
      expect(text).toContain('take it back');
      expect(text).toContain('Firefox');
    },
  );

  it.each(['darwin', 'win32', 'linux'] as const)(
    'on %s has each command on a line of its own',
    (platform) => {
      const lines = trustAdvice(platform, 'http://127.0.0.1:4566/_cinedb/ca.pem');
      const commands = lines.filter((line) => /^ {3}(certutil|security) \S/.test(line));
      expect(commands).toHaveLength(2);
      expect(commands.every((line) => line.length <= 80)).toBe(true);
      expect(lines.indexOf(commands[1] ?? '')).toBeGreaterThan(
        lines.findIndex((line) => line.includes('take it back')),
      );
    },
  );
});

describe('open', () => {
  it('refuses an environment that there is not before it looks for a cloud', async () => {
    const { surroundings, lines, errors } = fakeSurroundings();
    expect(await runCommand(open, ['--env', 'x'], surroundings)).toBe(64);
    expect(lines).toEqual([]);
    expect(errors[0]).toContain('There is no environment "x"');
  });
});

describe('startBrowser', () => {
  it('answers why a program did not start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-browsers-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    expect((await startBrowser(join(folder, 'gone'), []))?.message).toContain('ENOENT');
    expect(await startBrowser(process.execPath, ['--version'])).toBeUndefined();
  });
});
