import { stripVTControlCharacters } from 'node:util';
import { wrap } from '../verify/render/text.ts';

/** Spaces, and a label that is set apart from its text by two spaces or more. */
const LABEL = /^ *(?:\S+(?: \S+)*? {2,})?/;

const INDENT = ' '.repeat(4);

/**
 * Breaks a line that is longer than the screen. What goes on below stands under the text and not under its label, so
 * that the labels can still be read down the page.
 *
 * @param width characters in a line
 */
export function fold(line: string, width: number): string[] {
  if (visible(line) <= width) return [line];
  const label = labelOf(line, width);
  const text = line.slice(label.length);
  const room = width - label.length;
  if (text.split(' ').some((word) => word.length > room)) return below(label, text, width);
  const parts = wrap(text, room);
  return parts.map((part, index) => ((index === 0 ? label : ' '.repeat(label.length)) + part).trimEnd());
}

/** An address that has no room beside its label has a line of its own, so that it can be copied whole. */
function below(label: string, text: string, width: number): string[] {
  const first = label.trim() === '' ? [] : [label.trimEnd()];
  return [...first, ...wrap(text, width - INDENT.length).map((line) => INDENT + line)];
}

/** Writes texts with each of their lines folded. */
export function folding(write: (line: string) => void, width: number): (text: string) => void {
  return (text) =>
    write(
      text
        .split('\n')
        .flatMap((line) => fold(line, width))
        .join('\n'),
    );
}

/** The characters of a line without the codes of colours, which take no room. */
function visible(line: string): number {
  return stripVTControlCharacters(line).length;
}

/** A label that would leave no room is part of the text. */
function labelOf(line: string, width: number): string {
  const label = LABEL.exec(line)?.[0] ?? '';
  return label.length <= width / 2 ? label : (/^ */.exec(line)?.[0] ?? '');
}
