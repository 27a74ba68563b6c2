import type { Reporter } from './step.ts';

/** A reporter that writes lines, and counts what changed. */
export interface LineReporter extends Reporter {
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * @param write takes one whole line, without its end
 */
export function lineReporter(write: (line: string) => void): LineReporter {
  let changed = 0;
  let unchanged = 0;
  let quarter = '';
  return {
    get changed() {
      return changed;
    },
    get unchanged() {
      return unchanged;
    },
    did(text) {
      changed += 1;
      write(`  did      ${text}`);
    },
    same(text) {
      unchanged += 1;
      write(`  same     ${text}`);
    },
    note(text) {
      write(`  note     ${text}`);
    },
    progress(what, done, total) {
      // A line for each quarter reads well in a log and on a screen reader; one for each item would not.
      const now = `${what} ${total === 0 ? 4 : Math.floor((done * 4) / total)}`;
      if (now === quarter) return;
      quarter = now;
      write(
        `  ${String(total === 0 ? 100 : Math.floor((done * 100) / total)).padStart(3)} %    ${what}: ${done} of ${total}`,
      );
    },
  };
}

/** A reporter that says nothing. */
export const silentReporter: Reporter = { did() {}, same() {}, note() {}, progress() {} };
