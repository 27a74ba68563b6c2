import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModules } from '../shared/manifest.ts';
import { courseRoot } from '../shared/root.ts';
import { checkFiles, deadLinks, failureProblems, pages, sourceProblems } from './feedback-lint.ts';

const golden = join(courseRoot, 'test', 'mistakes', 'golden');
const goldenFiles = readdirSync(golden);

describe('what the grader says', () => {
  it('is complete in every failure that is kept, and its place to learn is there', () => {
    expect(goldenFiles.length).toBeGreaterThan(200);
    const problems = goldenFiles.flatMap((file) =>
      failureProblems(readFileSync(join(golden, file), 'utf8')).map((problem) => `${file}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it.each(loadModules())('has no empty part and no dead link in the checks of module $number', (module) => {
    const lesson = join(module.folder, 'README.md');
    const files = checkFiles(module);
    expect(files.length).toBeGreaterThan(0);
    const problems = files.flatMap((file) =>
      sourceProblems(readFileSync(file, 'utf8'), lesson).map(
        (problem) => `${relative(courseRoot, file)}: ${problem}`,
      ),
    );
    expect(problems).toEqual([]);
  });
});

describe('the pages', () => {
  it('are found', () => {
    const found = pages().map((page) => relative(courseRoot, page));
    expect(found).toEqual(expect.arrayContaining(['README.md', join('verify', 'README.md')]));
    expect(found.some((page) => page.includes('node_modules'))).toBe(false);
  });

  it.each(pages())('%s has no dead link', (page) => {
    expect(deadLinks(page)).toEqual([]);
  });
});

describe('failureProblems', () => {
  const good = [
    'did       looked',
    'expected  a bucket',
    'got       none',
    'likely    it was not made',
    'fix       make it',
    'learn     modules/01-s3/README.md#the-ideas',
  ];
  it('finds none in a failure that says all', () => {
    expect(failureProblems(good.join('\n'))).toEqual([]);
  });

  it.each([
    ['did', /^did.*/, 'did', 'no did'],
    ['why and likely', /^likely.*/, '', 'no why or likely'],
    [
      'a dead anchor',
      /the-ideas/,
      'no-ideas',
      'the link modules/01-s3/README.md#no-ideas has no such heading',
    ],
    ['a dead page', /01-s3/, '01-s4', 'the link modules/01-s4/README.md#the-ideas leads nowhere'],
  ])('finds %s', (_what, from, to, problem) => {
    expect(failureProblems(good.map((line) => line.replace(from, to)).join('\n'))).toContain(problem);
  });
});

describe('sourceProblems', () => {
  const lesson = join(courseRoot, 'modules', '01-s3', 'README.md');
  it.each([
    ["fail({ fix: '' })", ['fix is empty']],
    ["const learn = '#the-ideas';", []],
    ["const learn = '#no-ideas';", ['the link #no-ideas has no such heading']],
    [
      'learn: "modules/02-dynamodb/README.md#nowhere"',
      ['the link modules/02-dynamodb/README.md#nowhere has no such heading'],
    ],
  ])('of %s', (source, problems) => {
    expect(sourceProblems(source, lesson)).toEqual(problems);
  });
});
