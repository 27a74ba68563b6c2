import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withChecksTable } from '../commands/lesson-tables.ts';
import { fakeCourse } from '../commands/testing/fake-course.ts';
import { loadModules, type Module } from '../shared/manifest.ts';
import { moduleProblems } from './course-lint.ts';
import { anchorsOf, linksOf } from './markdown.ts';

/** A module that is in step, with its files in a folder of their own. */
function goodModule(): Module {
  const [module] = loadModules(fakeCourse(goodFiles).modulesRoot);
  if (!module) throw new Error('no module');
  const lesson = withChecksTable(goodLesson, module);
  writeFileSync(join(module.folder, 'README.md'), lesson);
  return module;
}

const goodLesson = `# Testing

## S3-01 Make a thing
See [the other](#s3-02-make-another), [the manifest](module.yaml) and [AWS](https://docs.aws.amazon.com/).

## S3-02 Make another

## What the grader looks at

## Going further
`;
const starter = '// TODO: make the thing yourself\nexport default async function step() {}\n';
const goodFiles = {
  'modules/01-test/starter/s3-01-thing.ts': starter,
  'modules/01-test/starter/s3-02-other.ts': starter,
  'modules/01-test/solution/s3-01-thing.test.ts': '',
};

describe('moduleProblems', () => {
  it('finds none where all is in step', () => {
    expect(moduleProblems(goodModule())).toEqual([]);
  });

  const broken: [string, (folder: string, module: Module) => void, string][] = [
    [
      'a stray file',
      (folder) => writeFileSync(join(folder, 'solution', 'notes.txt'), ''),
      'solution/notes.txt has no starter/notes.txt',
    ],
    [
      'a starter without a TODO',
      (folder) => writeFileSync(join(folder, 'starter', 's3-01-thing.ts'), '// TODO\n'),
      'starter/s3-01-thing.ts has no TODO that says what is yours to write',
    ],
    [
      'a missing solution',
      (folder) => rmSync(join(folder, 'solution', 's3-02-other.ts')),
      'S3-02 has no solution/s3-02-other.ts',
    ],
    [
      'a missing starter',
      (folder) => rmSync(join(folder, 'starter', 's3-02-other.ts')),
      'S3-02 has no starter/s3-02-other.ts',
    ],
    ['a missing teardown', (folder) => rmSync(join(folder, 'teardown.ts')), 'there is no teardown.ts'],
    ['a missing lesson', (folder) => rmSync(join(folder, 'README.md')), 'there is no README.md'],
    [
      'a lesson without the heading',
      (folder) => writeFileSync(join(folder, 'README.md'), goodLesson.replace('S3-01', 'S3')),
      'the lesson has no heading for S3-01, #s3-01-make-a-thing',
    ],
    [
      'a dead link',
      (folder) => writeFileSync(join(folder, 'README.md'), goodLesson.replace('module.yaml', 'gone.md')),
      'the link gone.md leads nowhere',
    ],
    [
      'a dead anchor',
      (folder) => writeFileSync(join(folder, 'README.md'), goodLesson.replace('(#s3-02', '(#s3-9')),
      'the link #s3-9-make-another has no such heading',
    ],
    [
      'a table that is old',
      (_folder, { requirements }) => Object.assign(requirements[0] ?? {}, { checks: [] }),
      'the table of checks differs from module.yaml: run "npm run lesson-tables"',
    ],
    [
      'a lesson with no place for the table',
      (folder) => writeFileSync(join(folder, 'README.md'), '# x\n'),
      'the lesson of module 1 has no heading "## What the grader looks at"',
    ],
    [
      'a file that belongs to no requirement',
      (folder) => {
        for (const tree of ['starter', 'solution']) writeFileSync(join(folder, tree, 'part.txt'), '');
      },
      'starter/part.txt belongs to no requirement: name it in also',
    ],
    [
      'a file in also that is not there',
      (_folder, { requirements }) => Object.assign(requirements[0] ?? {}, { also: ['site/'] }),
      'S3-01 names site/ in also, and starter/ has no such file',
    ],
    [
      'a requirement without a takeaway',
      (_folder, { requirements }) => Object.assign(requirements[1] ?? {}, { takeaway: undefined }),
      'S3-02 has no takeaway',
    ],
    [
      'a step that the manifest does not name',
      (folder) => {
        for (const tree of ['starter', 'solution'])
          cpSync(join(folder, tree, 's3-01-thing.ts'), join(folder, tree, 's3-09-x.ts'));
      },
      's3-09-x.ts looks like a step, and the manifest does not name it',
    ],
  ];
  it.each(broken)('finds %s', (_what, damage, problem) => {
    const module = goodModule();
    damage(module.folder, module);
    expect(moduleProblems(module)).toContain(problem);
  });
});

describe('withChecksTable', () => {
  it('changes nothing the second time', () => {
    const module = goodModule();
    const once = withChecksTable(goodLesson, module);
    expect(withChecksTable(once, module)).toBe(once);
    expect(once).toContain('| S3-01.2 | the thing works | 20 | S3-01.1 |');
    expect(once).toContain('## Going further');
  });
});

describe('markdown', () => {
  it('makes anchors as GitHub does', () => {
    const text = '# What? `x` & *y*\n## Twice\n## Twice\n```\n# no heading\n```\n### [S3-01](x) – Größe_2';
    expect([...anchorsOf(text)]).toEqual(['what-x--y', 'twice', 'twice-1', 's3-01--größe_2']);
  });

  it('finds links and images, but none in code', () => {
    const text = '[a](b.md#c) ![d](<e.png>) `[f](g)` [h](https://x.org "title")\n```\n[i](j)\n```\n';
    expect(linksOf(text)).toEqual(['b.md#c', 'e.png', 'https://x.org']);
  });
});
