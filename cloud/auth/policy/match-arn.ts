import { matchesPattern, type Pattern } from './glob.ts';

const SEGMENTS = 6;

/**
 * Compares ARNs part by part: a wildcard stays within its part, and the last part takes in all the rest.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 *
 * @param pattern an ARN with wildcards; a pattern of fewer parts lets its last one take the rest
 */
export function matchesArn(pattern: Pattern, arn: string): boolean {
  const parts = splitPattern(pattern);
  const texts = splitText(arn, parts.length);
  return (
    parts.length === texts.length && parts.every((part, index) => matchesPattern(part, texts[index] ?? ''))
  );
}

function splitPattern(pattern: Pattern): Pattern[] {
  const parts: Pattern[number][][] = [[]];
  for (const token of pattern) {
    if (token === ':' && parts.length < SEGMENTS) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function splitText(text: string, count: number): string[] {
  const all = text.split(':');
  return all.length <= count ? all : [...all.slice(0, count - 1), all.slice(count - 1).join(':')];
}
