import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { withChecksTable } from '../commands/lesson-tables.ts';
import type { Module } from '../shared/manifest.ts';
import { ownersOf, treeFiles } from '../shared/starter-files.ts';
import { anchorsOf, linksOf } from './markdown.ts';

/** What is wrong with the files of a module, a phrase for each. */
export function moduleProblems(module: Module): string[] {
  return [
    ...stepProblems(module),
    ...mirrorProblems(module),
    ...ownerProblems(module),
    ...lessonProblems(module),
  ];
}

function stepProblems({ folder, requirements }: Module): string[] {
  const problems = existsSync(join(folder, 'teardown.ts')) ? [] : ['there is no teardown.ts'];
  for (const { id, file } of requirements) {
    const starter = join(folder, 'starter', file);
    if (!existsSync(join(folder, 'solution', file))) problems.push(`${id} has no solution/${file}`);
    if (!existsSync(starter)) problems.push(`${id} has no starter/${file}`);
    // A bare TODO says nothing: a few words must follow.
    else if (!/\bTODO\b\W+\w+\W+\w+/.test(readFileSync(starter, 'utf8'))) {
      problems.push(`starter/${file} has no TODO that says what is yours to write`);
    }
  }
  return problems;
}

function mirrorProblems({ folder, requirements }: Module): string[] {
  const starter = treeFiles(join(folder, 'starter'));
  const solution = treeFiles(join(folder, 'solution'));
  const steps = requirements.map(({ file }) => file);
  const strangers = [...new Set([...starter, ...solution])].filter(
    (file) => isStep(file) && !steps.includes(file),
  );
  return [
    ...starter
      .filter((file) => !solution.includes(file))
      .map((file) => `starter/${file} has no solution/${file}`),
    ...solution
      .filter((file) => !starter.includes(file))
      .map((file) => `solution/${file} has no starter/${file}`),
    ...strangers.map((file) => `${file} looks like a step, and the manifest does not name it`),
  ];
}

/** Every file of the student belongs to a requirement, so that `verify --watch` and `diff` know whose it is. */
function ownerProblems(module: Module): string[] {
  const { folder, requirements } = module;
  const files = treeFiles(join(folder, 'starter'));
  const unowned = files.filter((file) => ownersOf(module, file).length === 0);
  const empty = requirements.flatMap(({ id, also = [] }) =>
    also
      .filter((part) => !files.some((file) => file === part || file.startsWith(part)))
      .map((part) => `${id} names ${part} in also, and starter/ has no such file`),
  );
  return [
    ...unowned.map((file) => `starter/${file} belongs to no requirement: name it in also`),
    ...empty,
    ...requirements.filter(({ takeaway }) => !takeaway).map(({ id }) => `${id} has no takeaway`),
  ];
}

function lessonProblems(module: Module): string[] {
  const file = join(module.folder, 'README.md');
  if (!existsSync(file)) return ['there is no README.md'];
  const lesson = readFileSync(file, 'utf8');
  const anchors = anchorsOf(lesson);
  const missing = module.requirements.filter(({ learn }) => !anchors.has(learn.slice(1)));
  return [
    ...missing.map(({ id, learn }) => `the lesson has no heading for ${id}, ${learn}`),
    ...linksOf(lesson).flatMap((link) => linkProblems(link, file)),
    ...tableProblems(lesson, module),
  ];
}

function tableProblems(lesson: string, module: Module): string[] {
  try {
    if (withChecksTable(lesson, module) === lesson) return [];
    return ['the table of checks differs from module.yaml: run "npm run lesson-tables"'];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Links within the repository; what is outside is not looked up in a test. */
export function linkProblems(link: string, from: string): string[] {
  if (/^[a-z]+:/.test(link)) return [];
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from : resolve(dirname(from), decodeURIComponent(path));
  if (!existsSync(file)) return [`the link ${link} leads nowhere`];
  if (anchor === undefined || !file.endsWith('.md')) return [];
  return anchorsOf(readFileSync(file, 'utf8')).has(anchor) ? [] : [`the link ${link} has no such heading`];
}

function isStep(file: string): boolean {
  return /^[a-z0-9]+-\d+-.*\.ts$/.test(file);
}
