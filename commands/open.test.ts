import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findBrowser } from './browsers.ts';
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
      expect(text).toContain('1. Save the authority: http://127.0.0.1:4566/_cinedb/ca.pem');
      expect(text).toContain('Take it back');
      expect(text).toContain('Firefox');
    },
  );
});
