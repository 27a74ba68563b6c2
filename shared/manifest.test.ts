import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fakeManifest } from '../commands/testing/fake-course.ts';
import { findModule, loadModules } from './manifest.ts';
import { manifestProblems } from './manifest-problems.ts';

/** The problems of the good manifest after one change. */
const problemsAfter = (from: string, to: string) => manifestProblems(parse(fakeManifest.replace(from, to)));

describe('manifestProblems', () => {
  it('finds none in a good manifest', () => {
    expect(manifestProblems(parse(fakeManifest))).toEqual([]);
  });

  it.each([
    ['points: 20', 'points: 21', 'the points add up to 101, not 100'],
    ['points: 20', 'points: 0', 'S3-01.2 has no points'],
    ['id: S3-01.2', 'id: S3-01.1', 'the id S3-01.1 stands twice'],
    ['id: S3-02.1', 'id: S3-01.9', 'a check of S3-02 has an id that is not S3-02.N'],
    [
      '[a nudge, a pointer, a snippet]',
      '[a nudge, "", a snippet]',
      'S3-01 does not have three hints with text',
    ],
    ['[a nudge, a pointer, a snippet]', '[a nudge]', 'S3-01 does not have three hints with text'],
    ['needs: [S3-01.1]', 'needs: [S3-02.1]', 'S3-01.2 needs S3-02.1, which is not a check before it'],
    ['needs: [S3-01.1]', 'needs: [S3-01.2]', 'S3-01.2 needs S3-01.2, which is not a check before it'],
    ['file: s3-01-thing.ts', 'file: ../thing.ts', 'S3-01 names no file'],
    ['file: s3-01-thing.ts', 'file: x.ts\n    also: [../y.ts]', 'S3-01 has no list of paths in also'],
    ['file: s3-01-thing.ts', 'file: x.ts\n    also: parts/', 'S3-01 has no list of paths in also'],
    ['takeaway: things can be made', 'takeaway: ""', 'S3-01 has a takeaway without text'],
    ['learn: "#s3-01-make-a-thing"', 'learn: nowhere', 'S3-01 has no anchor in learn'],
    ['title: Make a thing', 'title: ""', 'S3-01 has no title'],
    [
      'title: the thing works,',
      'title: on, and working,',
      'S3-01.2 has a key "and working" that means nothing',
    ],
    ['module: 1', 'module: one', 'module is not a number from 1'],
    ['name: Testing', 'name:', 'name is empty'],
  ])('%s -> %s', (from, to, problem) => {
    expect(problemsAfter(from, to)).toContain(problem);
  });

  it.each([null, 'text', [], {}, { module: 1, name: 'x', requirements: [] }])(
    'is not content with %o',
    (content) => {
      expect(manifestProblems(content)).not.toEqual([]);
    },
  );
});

describe('loadModules', () => {
  const root = (text: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'cinedb-modules-'));
    mkdirSync(join(folder, '01-test'));
    mkdirSync(join(folder, 'notes'));
    writeFileSync(join(folder, '01-test', 'module.yaml'), text);
    return folder;
  };

  it('reads every folder with a manifest', () => {
    const [module, ...others] = loadModules(root(fakeManifest));
    expect(others).toEqual([]);
    expect(module).toMatchObject({ number: 1, name: 'Testing', slug: '01-test' });
    expect(module?.requirements[0]?.checks[0]?.needs).toEqual([]);
  });

  it('names the file and all that is wrong with it', () => {
    const bad = fakeManifest.replace('points: 20', 'points: 21');
    expect(() => loadModules(root(bad))).toThrow(/module\.yaml cannot be used: the points add up to 101/);
    expect(() => loadModules(root('a: [b'))).toThrow(/module\.yaml cannot be used/);
  });

  it('names the modules that there are when one is not', () => {
    const modules = loadModules(root(fakeManifest));
    expect(findModule('1', modules).name).toBe('Testing');
    expect(() => findModule('7', modules)).toThrow(
      expect.objectContaining({ remedy: 'The modules are: 1 (Testing).' }),
    );
  });
});
