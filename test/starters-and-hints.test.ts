import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { loadModules } from '../shared/manifest.ts';

const modules = loadModules();
const snippets = modules.flatMap(({ number, requirements }) =>
  requirements.map(({ id, file, hints }) => ({ id, number, file, snippet: hints.at(-1) ?? '' })),
);
const steps = modules.flatMap(({ folder }) =>
  readdirSync(join(folder, 'starter'))
    .filter((file) => file.endsWith('.ts'))
    .map((file): [string, string] => [file, readFileSync(join(folder, 'starter', file), 'utf8')]),
);

/** Whether a text is code: statements, members of an object, or a value. */
async function isCode(text: string): Promise<boolean> {
  const places = [`async () => {\n${text}\n}`, `({\n${text}\n})`, `(\n${text}\n)`];
  const tries = places.map((code) => transform(code, { loader: 'ts', logLevel: 'silent' }));
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled');
}

describe('the last hint', () => {
  it.each(snippets.filter(({ file, id }) => file.endsWith('.ts') && id !== 'APIGW-02'))(
    'of $id is code that can be pasted',
    async ({ snippet }) => {
      expect(await isCode(snippet)).toBe(true);
    },
  );

  it.each(snippets.filter(({ file }) => file.endsWith('.yaml')))(
    'of $id is YAML that can be pasted',
    ({ snippet }) => {
      expect(parseDocument(snippet, { logLevel: 'error' }).errors).toEqual([]);
    },
  );

  it.each(snippets)('of $id fits into 80 columns, but for an ARN', ({ snippet }) => {
    const long = snippet.split('\n').filter((line) => line.length > 80 && !line.includes('arn:'));
    expect(long).toEqual([]);
  });

  // The functions of module 3 make clients of their own.
  it.each(snippets.filter(({ number }) => number !== 3))(
    'of $id has its clients from the course',
    ({ snippet }) => {
      expect(snippet).not.toMatch(/(?<!clients\.)\b[a-z0-9]+\.send\(/);
    },
  );
});

describe('the starter', () => {
  it('is found', () => {
    expect(steps.length).toBe(20);
  });

  it.each(steps)('%s gets the course that its TODOs hand on', (_file, text) => {
    expect(text).toMatch(/^export default async function \w+\(course: Course\)/m);
  });
});

describe('isCode', () => {
  it.each([
    ['await f(1);\n// then', true],
    ["Id: 'site', More: 1,", true],
    ['new A({ b: 1 })', true],
    ['f(1);\nIn us-east-1 leave it out.', false],
  ])('of %j is %j', async (text, expected) => {
    expect(await isCode(text)).toBe(expected);
  });
});
