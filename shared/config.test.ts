import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig, readDotEnv } from './config.ts';
import { courseRoot } from './root.ts';

describe('readConfig', () => {
  it('prefers flags to variables, variables to .env, and .env to the defaults', () => {
    const flags = { region: 'eu-west-1' };
    const env = { COURSE_REGION: 'eu-west-2', COURSE_STUDENT: 'bea' };
    const dotEnv = {
      COURSE_REGION: 'eu-west-3',
      COURSE_STUDENT: 'cid',
      COURSE_ENDPOINT: 'http://127.0.0.1:4599/',
    };
    expect(readConfig(flags, env, dotEnv)).toEqual({
      target: 'local',
      student: 'bea',
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:4599',
      stateDir: join(courseRoot, '.cinedb'),
    });
  });

  it('takes a variable that is empty for none', () => {
    expect(readConfig({ student: 'ana' }, { COURSE_REGION: '', COURSE_ENDPOINT: '' }, {})).toEqual({
      target: 'local',
      student: 'ana',
      region: 'us-east-1',
      stateDir: join(courseRoot, '.cinedb'),
    });
  });

  it("makes a student's name that is valid from the login name", () => {
    expect(readConfig({}, {}, {}).student).toMatch(/^[a-z][a-z0-9-]{1,18}[a-z0-9]$/);
  });

  it.each([
    [{ target: 'gcp' }, /no target "gcp"/],
    [{ region: 'us-east' }, /"us-east" is not the name of a region/],
    [{ endpoint: 'ftp://x' }, /not the address of a cloud/],
    [{ student: 'a_b' }, /student name "a_b"/],
    [{ target: 'aws', endpoint: 'http://x' }, /only one of them/],
  ])('refuses %o', (flags, message) => {
    expect(() => readConfig(flags, {}, {})).toThrow(message);
  });
});

describe('readDotEnv', () => {
  it('reads the file, and answers nothing where there is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-env-'));
    expect(readDotEnv(folder)).toEqual({});
    writeFileSync(join(folder, '.env'), '# mine\nCOURSE_STUDENT="ana"\n');
    expect(readDotEnv(folder)).toEqual({ COURSE_STUDENT: 'ana' });
  });

  it('takes the mark that Windows editors put before UTF-8', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-env-'));
    writeFileSync(join(folder, '.env'), '\ufeffCOURSE_STUDENT=ana\r\n');
    expect(readDotEnv(folder)).toEqual({ COURSE_STUDENT: 'ana' });
  });

  it.each([
    ['UTF-16, as PowerShell 5 writes it', (file: string) => writeFileSync(file, '\ufeffA=b', 'utf16le')],
    ['UTF-16 without its mark', (file: string) => writeFileSync(file, 'A=b', 'utf16le')],
    ['a folder', (file: string) => mkdirSync(file)],
  ])('refuses %s, and names the file', (_what, make) => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-env-'));
    make(join(folder, '.env'));
    expect(() => readDotEnv(folder)).toThrow(
      expect.objectContaining({ code: 'usage', message: expect.stringContaining(join(folder, '.env')) }),
    );
  });
});
