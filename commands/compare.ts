import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Module } from '../shared/manifest.ts';

/**
 * The way from the student's file to the solution's as a unified diff, a line each; none when they say the same. A file
 * that one side does not have counts as empty there.
 *
 * @param file its path below `starter/` and `solution/`, with `/`
 */
export function compare({ folder, slug }: Pick<Module, 'folder' | 'slug'>, file: string): string[] {
  const [yours, ours] = ['starter', 'solution'].map((tree) => contentOf(join(folder, tree, file)));
  if (yours === ours) return [];
  const name = (tree: string) => `modules/${slug}/${tree}/${file}`;
  const patch = createTwoFilesPatch(name('starter'), name('solution'), yours ?? '', ours ?? '');
  // The first line only separates one file from the next.
  return patch.trimEnd().split('\n').slice(1);
}

/** A checkout on Windows may have other ends of lines in the one tree than in the other. */
function contentOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
}

const RED = 31;
const GREEN = 32;
const CYAN = 36;

/** Colours a line of a diff; its first character says the same. */
export function coloredDiffLine(line: string, color: boolean): string {
  const code = /^(---|\+\+\+|@@)/.test(line)
    ? CYAN
    : ({ '-': RED, '+': GREEN } as Record<string, number>)[line.charAt(0)];
  return color && code !== undefined ? `\u001b[${code}m${line}\u001b[0m` : line;
}
