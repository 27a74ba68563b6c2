import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pathOf, samPython, suiteWith } from '../../../../test/tools.ts';
import { dependenciesOf } from './dependencies.ts';
import { evaluate } from './evaluate.ts';
import { checkProperties, propertiesError } from './properties.ts';
import { readDocument } from './read-document.ts';
import { BROKEN, GOOD } from './referee-cases.ts';
import { scopeOf, thrownBy } from './testing.ts';
import { checkTemplate } from './validate.ts';
import type { Members } from './values.ts';

const SCALARS = [
  ...['yes', 'Yes', 'YES', 'yEs', 'no', 'on', 'Off', 'true', 'TRUE', 'y', 'n', 'null', '~', 'Null', 'nil'],
  ...['0', '10', '-3', '+3', '1_000', '0755', '0o7', '08', '012345678901', '0x1F', '0b101', '123456789012'],
  ...['1.0', '-1.5', '.5', '5.', '1e3', '1.5e+3', '1:30', '1:30:00', '08:00', '1.2.3', '10.0.0.0/16', '1-2'],
];

/** What all our checks together say, as a stack's creation makes them; undefined for a good template. */
function refused(template: string): unknown {
  return thrownBy(() => {
    const scope = scopeOf(template);
    checkTemplate(scope.template);
    dependenciesOf(scope.template, scope.conditions);
    for (const [id, { Type, Properties = {} }] of Object.entries(scope.template.Resources)) {
      const faults = checkProperties(Type, evaluate(Properties, scope) as Members);
      if (faults.length > 0) throw propertiesError(id, faults);
    }
  });
}

async function ask(question: object): Promise<{ templates: string[][]; scalars: [string, string][] }> {
  const script = fileURLToPath(new URL('./referee.py', import.meta.url));
  const child = spawn(pathOf(samPython), [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(question));
  return JSON.parse(await text(child.stdout));
}

suiteWith([samPython], 'cfn-lint and we', () => {
  it('agree on templates, and PyYAML on what scalars stand for', { timeout: 120_000 }, async () => {
    const cases = { ...GOOD, ...BROKEN };
    const verdicts = await ask({ templates: Object.values(cases), scalars: SCALARS });
    const names = Object.keys(cases);
    const theirs = names.filter((_, index) => verdicts.templates[index]?.length === 0);
    expect(theirs).toEqual(Object.keys(GOOD));
    expect(verdicts.scalars.map(comparable)).toEqual(SCALARS.map((scalar) => comparable(kindOf(scalar))));
  });
});

describe('our checks', () => {
  it.each(Object.entries(GOOD))('take %s', (_, template) => {
    expect(refused(template)).toBeUndefined();
  });

  it.each(Object.entries(BROKEN))('refuse %s', (_, template) => {
    expect(refused(template)).toMatchObject({ code: 'ValidationError' });
  });
});

function kindOf(scalar: string): [string, string] {
  try {
    const { a } = readDocument(`a: ${scalar}`) as { a: unknown };
    return [typeof a, String(a)];
  } catch {
    // A null is refused in every template.
    return ['null', ''];
  }
}

/** Numbers that keep their text with us (`1.0`) are compared by what they are. */
function comparable([kind, value]: [string, string]): [string, string | number] {
  const isNumber = kind === 'number' || (/^-?\d*\.\d*(?:e[-+]\d+)?$/.test(value) && value !== '.');
  return isNumber ? ['number', Number(value)] : [kind, value];
}
