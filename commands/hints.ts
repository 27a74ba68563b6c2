import { join } from 'node:path';
import type { Requirement } from '../shared/manifest.ts';
import { readState, writeState } from '../shared/state-file.ts';
import { wrap } from '../verify/render/text.ts';

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

/** Remembers the hint that was shown last, if the state folder lets it: a hint is worth more than its place in a row. */
export function rememberHint(stateDir: string, student: string, id: string, shown: number): void {
  try {
    writeState(fileOf(stateDir, student), { ...recorded(stateDir, student), [id]: shown });
  } catch {
    // Whoever asks shownHints sees it.
  }
}

/** One hint as lines of text. A snippet keeps its own lines, for code is not to be broken. */
export function hintLines({ id, title, hints }: Requirement, step: number, width: number): string[] {
  const text = (hints[step - 1] ?? '').trimEnd();
  return [
    ...wrap(`${id}  ${title}`, width),
    `hint ${step} of ${hints.length}, a ${kinds[step - 1]}`,
    '',
    ...(kinds[step - 1] === 'snippet' ? text.split('\n') : wrap(text, width)),
    '',
  ];
}

/** The number of the hint that was shown last; 0 when none was, or when nothing can be remembered. */
export function shownHints(stateDir: string, student: string, id: string): number {
  const shown = Number(recorded(stateDir, student)[id]);
  return Number.isInteger(shown) && shown > 0 ? shown : 0;
}

function recorded(stateDir: string, student: string): Record<string, unknown> {
  const hints = readState(fileOf(stateDir, student));
  return typeof hints === 'object' && hints !== null ? { ...hints } : {};
}

function fileOf(stateDir: string, student: string): string {
  return join(stateDir, 'hints', `${student}.json`);
}
