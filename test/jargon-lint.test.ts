import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadModules, type Module } from '../shared/manifest.ts';
import { courseRoot } from '../shared/root.ts';
import { jargonProblems } from './jargon-lint.ts';

const golden = join(courseRoot, 'test', 'mistakes', 'golden');
const modules = loadModules();

/** The lessons up to a module: whoever does it has read them. */
function lessonsUpTo({ number }: Module): string {
  const read = modules.filter((module) => module.number <= number);
  return read.map(({ folder }) => readFileSync(join(folder, 'README.md'), 'utf8')).join('\n');
}

/** What the grader says of a module: its checks, its hints, and each failure that is kept. */
function textsOf({ requirements }: Module): [name: string, text: string][] {
  const prefixes = requirements.map(({ id }) => `${id.toLowerCase()}.`);
  const failures = readdirSync(golden).filter((file) => prefixes.some((prefix) => file.startsWith(prefix)));
  return [
    ...requirements.map(({ id, hints, checks }): [string, string] => [
      `the hints and titles of ${id}`,
      [...hints, ...checks.map(({ title }) => title)].join('\n'),
    ]),
    ...failures.map((file): [string, string] => [file, readFileSync(join(golden, file), 'utf8')]),
  ];
}

describe('a text of the grader', () => {
  it.each(modules)('uses no term that the lessons up to module $number do not have', (module) => {
    const texts = textsOf(module);
    expect(texts.length).toBeGreaterThan(module.requirements.length);
    const lessons = lessonsUpTo(module);
    const problems = texts.flatMap(([name, text]) =>
      jargonProblems(text, lessons).map((term) => `${name}: "${term}" is in no lesson up to here`),
    );
    expect(problems).toEqual([]);
  });
});

describe('jargonProblems', () => {
  it.each([
    ['the OAI is missing', 'an origin access identity (OAI)', []],
    ['the OAI is missing', 'an identity', ['OAI']],
    ['a change\n set', 'what a change set is', []],
    ['oral exams', 'nothing', []],
  ])('of %j after %j are %j', (text, lessons, problems) => {
    expect(jargonProblems(text, lessons)).toEqual(problems);
  });
});
