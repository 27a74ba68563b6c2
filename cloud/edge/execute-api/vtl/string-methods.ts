import { javaRegex, javaReplacement, matchesWhole } from './java-regex.ts';
import { toText } from './values.ts';

type StringMethod = (text: string, ...args: unknown[]) => unknown;

/** java.lang.String, as far as templates use it. https://docs.oracle.com/javase/8/docs/api/java/lang/String.html */
export const stringMethods: Record<string, StringMethod> = {
  charAt: (text, index) => at(text, Number(index)),
  compareTo: (text, other) => (text === other ? 0 : text < toText(other) ? -1 : 1),
  concat: (text, other) => text + toText(other),
  contains: (text, part) => text.includes(toText(part)),
  endsWith: (text, part) => text.endsWith(toText(part)),
  equals: (text, other) => typeof other === 'string' && text === other,
  equalsIgnoreCase: (text, other) => text.toLowerCase() === toText(other).toLowerCase(),
  indexOf: (text, part, from) => text.indexOf(toText(part), from === undefined ? 0 : Number(from)),
  isEmpty: (text) => text === '',
  lastIndexOf: (text, part) => text.lastIndexOf(toText(part)),
  length: (text) => text.length,
  matches: (text, pattern) => matchesWhole(text, toText(pattern)),
  replace: (text, from, to) => text.split(toText(from)).join(toText(to)),
  replaceAll: (text, pattern, to) =>
    text.replace(javaRegex(toText(pattern), 'g'), javaReplacement(toText(to))),
  replaceFirst: (text, pattern, to) => text.replace(javaRegex(toText(pattern)), javaReplacement(toText(to))),
  split: (text, pattern, limit) => split(text, toText(pattern), limit === undefined ? 0 : Number(limit)),
  startsWith: (text, part, from) => text.startsWith(toText(part), from === undefined ? 0 : Number(from)),
  substring: (text, start, end) =>
    substring(text, Number(start), end === undefined ? text.length : Number(end)),
  toLowerCase: (text) => text.toLowerCase(),
  toString: (text: string) => text,
  toUpperCase: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
};

function at(text: string, index: number): string {
  const character = text[index];
  if (character === undefined) throw new Error(`String index out of range: ${index}`);
  return character;
}

function substring(text: string, start: number, end: number): string {
  if (start < 0 || end > text.length || start > end) throw new Error('String index out of range');
  return text.slice(start, end);
}

/** Java leaves empty texts at the end away, unless a limit is given. */
function split(text: string, pattern: string, limit: number): string[] {
  if (text === '') return [''];
  const regex = javaRegex(pattern, 'g');
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(regex)) {
    if (limit > 0 && parts.length === limit - 1) break;
    if (match[0] === '' && (match.index === 0 || match.index === text.length)) continue;
    if (!(match.index === 0 && match[0] === '')) parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}
