import { describe, expect, it } from 'vitest';
import { filterPattern } from './filter-pattern.ts';

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
describe('a filter pattern', () => {
  it.each([
    ['', 'anything', true],
    ['ERROR', 'an ERROR here', true],
    ['ERROR', 'an error here', false],
    ['ERROR ARGUMENTS', 'ERROR in ARGUMENTS', true],
    ['ERROR ARGUMENTS', 'ERROR alone', false],
    ['?ERROR ?WARN', 'a WARN', true],
    ['?ERROR ?WARN', 'an INFO', false],
    ['ERROR -EXITING', 'ERROR and on', true],
    ['ERROR -EXITING', 'ERROR, EXITING', false],
    ['"INTERNAL SERVER ERROR"', 'an INTERNAL SERVER ERROR', true],
    ['"INTERNAL SERVER ERROR"', 'SERVER ERROR, INTERNAL', false],
    ['"say \\"hi\\""', 'they say "hi"', true],
  ])('%s against %s: %s', (pattern, message, expected) => {
    expect(filterPattern(pattern)(message)).toBe(expected);
  });

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax-JSON.html
  const event = JSON.stringify({ level: 'error', status: 404, user: { id: 'ana' }, list: ['a'] });
  it.each([
    ['{ $.level = "error" }', true],
    ['{ $.level = error }', true],
    ['{ $.level = "err*" }', true],
    ['{ $.level != "error" }', false],
    ['{ $.status >= 400 }', true],
    ['{ $.status < 400 }', false],
    ['{ $.user.id = "ana" }', true],
    ['{ $.list[0] = "a" }', true],
    ['{ $.none = "x" }', false],
    ['{ $.none != "x" }', false],
  ])('%s against a JSON event: %s', (pattern, expected) => {
    expect(filterPattern(pattern)(event)).toBe(expected);
    expect(filterPattern(pattern)('no JSON')).toBe(false);
  });

  it('wants quotes around what is more than a word', () => {
    expect(() => filterPattern('a-b')).toThrow("Invalid character(s) in term 'a-b'");
    expect(() => filterPattern('"open')).toThrow('Invalid filter pattern');
    expect(() => filterPattern('{ $.a ~ 1 }')).toThrow('Invalid filter pattern');
  });

  it.each(['[ip, user]', '%regular%', '{ $.a = 1 && $.b = 2 }', '{ $.a IS NULL }'])(
    'refuses %s by name',
    (pattern) => {
      expect(() => filterPattern(pattern)).toThrow('The embedded cloud does not model');
    },
  );
});
