import { join } from 'node:path';
import type { Requirement } from '../shared/manifest.ts';
import { readState, writeState } from '../shared/state-file.ts';

/** What the three hints of a requirement are, in order. */
const kinds = ['nudge', 'pointer', 'snippet'];

/**
 * The number of the hint to show next, from 1 to 3, and remembers that it was shown. The last one comes again.
 *
 * @param stateDir the folder of the course's own state
 */
export function nextHint(stateDir: string, student: string, { id, hints }: Requirement): number {
  const shown = Math.min(shownHints(stateDir, student, id) + 1, hints.length);
  rememberHint(stateDir, student, id, shown);
  return shown;
}

/** Remembers the hint that was shown last. */
export function rememberHint(stateDir: string, student: string, id: string, shown: number): void {
  writeState(fileOf(stateDir, student), { ...recorded(stateDir, student), [id]: shown });
}

/** One hint as lines of text. A snippet keeps its own lines. */
export function hintLines({ id, title, hints }: Requirement, step: number): string[] {
  const text = (hints[step - 1] ?? '').trimEnd();
  return [
    `${id}  ${title}`,
    `hint ${step} of ${hints.length}, a ${kinds[step - 1]}`,
    '',
    ...text.split('\n'),
  ];
}

function shownHints(stateDir: string, student: string, id: string): number {
  const shown = recorded(stateDir, student)[id];
  return Number.isInteger(shown) ? Number(shown) : 0;
}

function recorded(stateDir: string, student: string): Record<string, unknown> {
  const hints = readState(fileOf(stateDir, student));
  return typeof hints === 'object' && hints !== null ? { ...hints } : {};
}

function fileOf(stateDir: string, student: string): string {
  return join(stateDir, 'hints', `${student}.json`);
}
