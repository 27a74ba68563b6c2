import { parsedJson } from '../parsed-json.ts';

/** The lines that Lambda itself writes around an invocation. */
const OWN = /^(INIT_START|INIT_REPORT|START RequestId|END RequestId|REPORT RequestId|XRAY)\b/;

/** How Lambda begins a line: the time, the request and, for a line of `console`, the level. */
const PREFIX = /^\d{4}-\S+Z\s[\w-]+\s(?:[A-Z]+\t)?/;

const TELLS_A_FAULT = /error|exception|denied|fail|missing|not found|not set|timed out|cannot/i;

/** What a function itself wrote, without what Lambda puts around and before it. */
export function ownLines(log: string): string[] {
  return log
    .split('\n')
    .filter((line) => line.trim() !== '' && !OWN.test(line))
    .map((line) => readable(line.replace(PREFIX, '').trim()));
}

/** The line that says most about a failure: the last that tells a fault, else the last that is not plain data. */
export function tellingLine(lines: readonly string[]): string | undefined {
  const texts = lines.filter((line) => !line.startsWith('{'));
  return texts.findLast((line) => TELLS_A_FAULT.test(line)) ?? texts.at(-1);
}

/** A line of JSON as `NAME: message` where it tells an error; any other as it is. */
function readable(line: string): string {
  const [, document] = /(\{.*\})\s*$/.exec(line) ?? [];
  const facts = parsedJson(document ?? '') as Record<string, unknown> | undefined;
  const name = facts?.errorType ?? facts?.error ?? facts?.name;
  if (typeof name !== 'string') return line;
  const message = facts?.errorMessage ?? facts?.message ?? facts?.at;
  return typeof message === 'string' ? `${name}: ${message.split('\n', 1)[0]}` : name;
}
