import { PyDict } from './dictionary.ts';
import { PyText } from './text.ts';
import type { PyValue } from './values.ts';

/** A value as Python 2's `str` printed it. */
export function print(value: PyValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quote(value);
  if (value instanceof PyText) return `u${quote(value.text)}`;
  if (value instanceof PyDict) return `{${value.entries().map(pair).join(', ')}}`;
  return `[${value.map(print).join(', ')}]`;
}

function pair([key, value]: [string | PyText, PyValue]): string {
  return `${print(key)}: ${print(value)}`;
}

const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `${mark}${Array.from(text, (character) => escaped(character, mark)).join('')}${mark}`;
}

function escaped(character: string, mark: string): string {
  if (character === mark) return `\\${mark}`;
  const named = NAMED[character];
  if (named !== undefined) return named;
  const point = character.codePointAt(0) ?? 0;
  if (point >= 0x20 && point < 0x7f) return character;
  if (point > 0xffff) return `\\U${hex(point, 8)}`;
  return point > 0xff ? `\\u${hex(point, 4)}` : `\\x${hex(point, 2)}`;
}

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0');
}
