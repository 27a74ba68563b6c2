import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  browserFinding,
  diskFinding,
  freeBytes,
  nodeFinding,
  samFinding,
  toolFindings,
  versionOf,
} from './machine.ts';

const GB = 1024 ** 3;

describe('nodeFinding', () => {
  it.each([
    ['18.20.0', 'FAIL'],
    ['20.18.3', 'FAIL'],
    ['20.19.0', 'PASS'],
    ['22.11.0', 'PASS'],
    ['23.1.0', 'WARN'],
    ['24.1.0', 'PASS'],
    ['26.0.0', 'WARN'],
  ])('%s is %s', (version, verdict) => expect(nodeFinding(version).verdict).toBe(verdict));

  it('says what to install', () => {
    expect(nodeFinding('18.20.0').remedy).toContain('https://nodejs.org');
  });
});

describe('diskFinding', () => {
  it.each([
    [GB / 100, 'FAIL'],
    [GB / 2, 'WARN'],
    [2 * GB, 'PASS'],
  ])('%d bytes are %s', (free, verdict) => expect(diskFinding(free).verdict).toBe(verdict));

  it('can see how much is free', () => {
    expect(freeBytes()).toBeGreaterThan(0);
  });
});

describe('versionOf', () => {
  it.skipIf(process.platform === 'win32')(
    'starts a .cmd, as SAM is on Windows, from a path with spaces',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'cinedb my tools '));
      const file = join(folder, 'sam.cmd');
      writeFileSync(file, '#!/bin/sh\necho "SAM CLI, version 1.150.1 of $1"\n');
      chmodSync(file, 0o755);
      expect(versionOf(file)).toBe('1.150.1');
    },
  );

  it('is unknown of what is no program', () => {
    expect(versionOf(join(tmpdir(), 'no-such-program'))).toBeUndefined();
  });
});

describe('samFinding', () => {
  it.each([
    ['1.94.0', 'WARN'],
    ['1.95.0', 'PASS'],
    ['2.0.0', 'PASS'],
    [undefined, 'WARN'],
  ])('%s is %s', (version, verdict) => expect(samFinding('/usr/bin/sam', version).verdict).toBe(verdict));
});

describe('what need not be there', () => {
  it('is a warning with a way to get it, never a failure', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-no-tools-'));
    const findings = toolFindings({ PATH: folder }, folder);
    expect(findings.map(({ what, verdict }) => `${what} ${verdict}`)).toEqual([
      'Python WARN',
      'AWS CLI WARN',
      'SAM CLI WARN',
    ]);
    for (const { remedy } of findings) expect(remedy).toBeTruthy();
  });

  it.skipIf(process.platform === 'win32')("is found on the PATH and in the course's own environment", () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-tools-'));
    const put = (...path: string[]) => {
      mkdirSync(join(folder, ...path.slice(0, -1)), { recursive: true });
      writeFileSync(join(folder, ...path), '#!/bin/sh\necho "SAM CLI, version 1.151.0"\n');
      chmodSync(join(folder, ...path), 0o755);
    };
    put('bin', 'python3');
    put('.venv', 'bin', 'aws');
    put('.venv-sam', 'bin', 'sam');
    const findings = toolFindings({ PATH: join(folder, 'bin') }, folder);
    expect(findings.map(({ verdict }) => verdict)).toEqual(['PASS', 'PASS', 'PASS']);
    expect(findings[2]?.found).toContain('1.151.0');
  });

  it('is a browser that CHROMIUM_PATH may name', () => {
    expect(browserFinding({ CHROMIUM_PATH: import.meta.filename, PATH: '' })).toEqual({
      verdict: 'PASS',
      what: 'browser',
      found: import.meta.filename,
    });
  });
});
