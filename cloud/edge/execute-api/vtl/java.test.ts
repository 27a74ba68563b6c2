import { describe, expect, it } from 'vitest';
import { matchesWhole } from './java-regex.ts';
import { renderTemplate } from './render.ts';

describe("Java's patterns", () => {
  // https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
  it.each([
    ['[404] no', '\\[404\\].*', true],
    ['[404] no', '404', false],
    ['a\nb', '.*', false],
    ['a\nb', '(.|\\n)*', true],
    ['a\nb', '(?s).*', true],
    ['NOT FOUND', '(?i)not found', true],
    ['a.b', '\\Qa.b\\E', true],
    ['axb', '\\Qa.b\\E', false],
    ['abc', '\\p{Alpha}++', true],
    ['', '.+', false],
    ['404', '4\\d{2}', true],
  ])('%j matches %s: %s', (text, pattern, expected) => {
    expect(matchesWhole(text, pattern)).toBe(expected);
  });
});

describe("Java's strings", () => {
  // https://docs.oracle.com/javase/8/docs/api/java/lang/String.html
  it.each([
    ['$s.replaceAll("(\\w+) (\\w+)", "$2 $1")', 'world hello'],
    ['$s.replaceFirst("o", "0")', 'hell0 world'],
    ['$s.replace("o", ".")', 'hell. w.rld'],
    ['$s.substring(6).toUpperCase()', 'WORLD'],
    ['$s.indexOf("w") $s.lastIndexOf("o") $s.charAt(1)', '6 7 e'],
    ['$s.split(" ").size()', '2'],
    ['$csv.split(",").size() $csv.split(",", -1).size()', '2 4'],
    ['$s.startsWith("he") $s.endsWith("x") $s.matches("hello")', 'true false false'],
    ['$s.equalsIgnoreCase("HELLO WORLD") $s.trim().isEmpty()', 'true false'],
    ['$s.concat("!").toString()', 'hello world!'],
    ['$s.nobody()', '$s.nobody()'],
  ])('%s is %s', (template, expected) => {
    expect(renderTemplate(template, { s: 'hello world', csv: 'a,b,,' })).toBe(expected);
  });

  it('throw where Java throws', () => {
    expect(() => renderTemplate('$s.substring(20)', { s: 'x' })).toThrow('out of range');
    expect(() => renderTemplate('$l.get(3)', { l: [1] })).toThrow('Index: 3, Size: 1');
    expect(() => renderTemplate('#if(', {})).toThrow();
  });
});
