import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import * as wanted from './cognito-library.js';
import { signInLibrary } from './sign-in-library.ts';

it('is one small module that the content security policy lets run, with the notice of its authors', async () => {
  const code = Buffer.from(await signInLibrary());
  expect(code.length).toBeGreaterThan(50_000);
  expect(code.length).toBeLessThan(120_000);
  const text = code.toString();
  // 'unsafe-eval' is not in the policy, and nothing may be loaded from elsewhere.
  expect(text).not.toMatch(/\beval\(|new Function\(|\bimport\s*[({"']/);
  expect(text).toContain('Copyright (c) 2003-2005  Tom Wu');
});

it('exports what the site imports, with nothing installed beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'library-'));
  const file = join(folder, 'cognito.mjs');
  writeFileSync(file, await signInLibrary());
  const built = await import(pathToFileURL(file).href);
  expect(Object.keys(built).sort()).toEqual(Object.keys(wanted).sort());
  const pool = new built.CognitoUserPool({ UserPoolId: 'us-east-1_aB3', ClientId: 'c', Storage: {} });
  expect(pool.getUserPoolName()).toBe('aB3');
  rmSync(folder, { recursive: true });
});

it('is the same, byte for byte, every time', async () => {
  expect(Buffer.compare(await signInLibrary(), await signInLibrary())).toBe(0);
});
