import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Module } from '../shared/manifest.ts';
import { courseRoot } from '../shared/root.ts';
import { linkProblems } from './course-lint.ts';
import { linksOf } from './markdown.ts';

/** What a failure has to say, one of each group; `likely` stands for a reason that was not proved. */
const LABELS = [['did'], ['expected'], ['got'], ['why', 'likely'], ['fix'], ['learn']];

/** What is missing in a failure as a student reads it: a line for each label, as `test/mistakes/golden` keeps them. */
export function failureProblems(text: string): string[] {
  const rows = new Map(
    text.split('\n').map((line) => {
      const [, label = '', words = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
      return [label, words];
    }),
  );
  const missing = LABELS.filter((group) => !group.some((label) => rows.get(label)?.trim()));
  const learn = rows.get('learn')?.trim() ?? '';
  return [
    ...missing.map((group) => `no ${group.join(' or ')}`),
    ...(learn === '' ? [] : linkProblems(learn, join(courseRoot, 'README.md'))),
  ];
}

/** What is wrong with what the source of a module's checks says: a part that is empty, a place to learn that is not there. */
export function sourceProblems(source: string, lesson: string): string[] {
  const empty = [...source.matchAll(/\b(did|expected|got|evidence|fix|learn): (?:''|""|``)/g)];
  const anchors = [...source.matchAll(/(['"`])(#[a-z][a-z0-9-]*)\1/g)];
  const pages = [...source.matchAll(/(['"`])(modules\/[\w./-]+\.md(?:#[\w-]+)?)\1/g)];
  return [
    ...empty.map(([, label]) => `${label} is empty`),
    ...anchors.flatMap(([, , anchor = '']) => linkProblems(anchor, lesson)),
    ...pages.flatMap(([, , page = '']) => linkProblems(page, join(courseRoot, 'README.md'))),
  ];
}

/** The files with a module's checks. */
export function checkFiles(
  { slug }: Pick<Module, 'slug'>,
  root = join(courseRoot, 'verify', 'checks'),
): string[] {
  const folder = join(root, slug);
  const inside = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = [`${slug}.ts`, ...inside.map((path) => join(slug, path))];
  return files
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => join(root, path))
    .filter((path) => existsSync(path));
}

/** Every page of the repository: the lessons and what developers read. */
export function pages(folder: string = courseRoot): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // What is installed or generated is not ours; .github has no pages.
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : pages(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The links of a page that lead nowhere. */
export function deadLinks(page: string): string[] {
  return linksOf(readFileSync(page, 'utf8')).flatMap((link) => linkProblems(link, page));
}
