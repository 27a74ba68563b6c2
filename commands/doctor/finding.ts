import { wrap } from '../../verify/render/text.ts';

/** What the doctor says of one thing. */
export interface Finding {
  verdict: 'PASS' | 'WARN' | 'FAIL';
  /** What was looked at, in one or two words. */
  what: string;
  found: string;
  /** What to do; with everything but a pass. */
  remedy?: string;
}

export function pass(what: string, found: string): Finding {
  return { verdict: 'PASS', what, found };
}

/** Something that the course can do without, or that is in the way of a part of it only. */
export function warn(what: string, found: string, remedy: string): Finding {
  return { verdict: 'WARN', what, found, remedy };
}

export function fail(what: string, found: string, remedy: string): Finding {
  return { verdict: 'FAIL', what, found, remedy };
}

/** Where what was found begins. */
const FOUND = 25;

/** A finding as lines: the verdict first, and the remedy under it. */
export function findingLines({ verdict, what, found, remedy }: Finding, width: number): string[] {
  const [first = '', ...rest] = wrap(found, width - FOUND);
  const more = remedy ? wrap(remedy, width - FOUND).map((line, at) => (at === 0 ? `fix ${line}` : line)) : [];
  return [
    `${verdict.padEnd(9)}${what.padEnd(FOUND - 9)}${first}`,
    ...rest.map((line) => ' '.repeat(FOUND) + line),
    ...more.map((line, at) => ' '.repeat(at === 0 ? FOUND - 4 : FOUND) + line),
  ];
}
