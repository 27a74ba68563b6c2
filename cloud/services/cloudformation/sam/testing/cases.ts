import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '../../template/parse.ts';
import type { Template } from '../../template/template.ts';

/** A template of a file beside this one. */
export interface SamCase {
  name: string;
  template: Template;
}

const HERE = import.meta.dirname;

/**
 * The templates of the files whose names begin with `kind`. In a file each begins with a line `=== name`; one without
 * a line `Resources:` is the resources alone.
 */
export function readCases(kind: string): SamCase[] {
  const files = readdirSync(HERE).filter((file) => file.startsWith(kind) && file.endsWith('.yaml'));
  return files.sort().flatMap((file) => {
    const [, ...parts] = readFileSync(join(HERE, file), 'utf8').split(/^=== /m);
    return parts.map((part) => readCase(part));
  });
}

function readCase(part: string): SamCase {
  const end = part.search(/\r?\n/);
  const body = part.slice(end).trim();
  const resources = /^Resources:/m.test(body) ? body : `Resources:\n${body.replace(/^/gm, '  ')}`;
  const text = `Transform: AWS::Serverless-2016-10-31\n${resources}\n`;
  return { name: part.slice(0, end), template: parseTemplate(text) };
}
