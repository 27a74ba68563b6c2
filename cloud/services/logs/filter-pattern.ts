import { AwsError, notImplemented } from '../../errors.ts';
import { jsonPattern } from './json-pattern.ts';

export type Matches = (message: string) => boolean;

/**
 * Reads a filter pattern: terms that must all be there, `?term` for any of them, `-term` for none, each a word or
 * `"in quotes"`, or a JSON comparison. Terms compare with case.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * @throws AwsError InvalidParameterException; NotImplemented for regular expressions and space-delimited patterns
 */
export function filterPattern(pattern: string): Matches {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return jsonPattern(text);
  if (text.startsWith('[')) throw notImplemented('space-delimited filter patterns ([a, b, ...])');
  if (text.includes('%')) throw notImplemented('regular expressions in filter patterns (%...%)');
  return termPattern(text);
}

const TERM = /([-?]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))(?:\s+|$)/y;

function termPattern(text: string): Matches {
  const groups: Record<string, string[]> = { '': [], '-': [], '?': [] };
  TERM.lastIndex = 0;
  while (TERM.lastIndex < text.length) {
    const match = TERM.exec(text);
    if (!match) throw new AwsError('InvalidParameterException', 'Invalid filter pattern');
    const [, sign = '', quoted, word = ''] = match;
    if (quoted === undefined && !/^\w+$/.test(word)) {
      throw new AwsError('InvalidParameterException', `Invalid character(s) in term '${word}'`);
    }
    groups[sign]?.push(quoted?.replace(/\\(.)/g, '$1') ?? word);
  }
  const { '': all = [], '-': none = [], '?': any = [] } = groups;
  return (message) =>
    all.every((term) => message.includes(term)) &&
    !none.some((term) => message.includes(term)) &&
    (any.length === 0 || any.some((term) => message.includes(term)));
}
