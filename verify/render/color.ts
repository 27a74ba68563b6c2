import type { Verdict } from '../result.ts';

const CODES: Record<Verdict, number> = { pass: 32, fail: 31, blocked: 90, pending: 33, error: 35 };

/** Colours a word by verdict; the word itself says the same. */
export function colored(word: string, verdict: Verdict, color: boolean): string {
  return color ? `\u001b[${CODES[verdict]}m${word}\u001b[0m` : word;
}

/**
 * Whether to write colours: only to a terminal, and not against the reader's wish (https://no-color.org).
 */
export function wantsColor(terminal: boolean, env: Record<string, string | undefined>): boolean {
  return terminal && !env.NO_COLOR && env.TERM !== 'dumb';
}
