import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathOf, samPython } from '../../../../../test/tools.ts';
import type { Template } from '../../template/template.ts';
import type { SamContext } from '../context.ts';
import type { SamCase } from './cases.ts';

/** What the reference transform made of a template, or its reasons to refuse it. */
export type Verdict = { template: Record<string, unknown> } | { errors: string[] };

/** Policies of the account that both transforms know. */
export const managedPolicies = { CinedbBoundary: 'arn:aws:iam::000000000000:policy/CinedbBoundary' };

/** The context in which both transforms run. */
export function contextOf({ template }: SamCase): SamContext {
  const defaults = Object.entries(template.Parameters).map(([name, one]) => [name, one.Default ?? 'given']);
  const parameters = Object.fromEntries(defaults) as Record<string, string>;
  return { region: 'eu-west-1', partition: 'aws', parameters, managedPolicies, now: 1_790_000_000_000 };
}

/** Asks the reference about all of them in one process: it takes longer to start than to transform. */
export function judge(cases: SamCase[]): Verdict[] {
  const lines = cases.map((one) => {
    const { now, ...context } = contextOf(one);
    return JSON.stringify({ ...context, now: (now ?? 0) / 1000, template: withoutEmpty(one.template) });
  });
  const script = join(import.meta.dirname, 'reference.py');
  const { stdout, stderr } = spawnSync(pathOf(samPython), [script], {
    input: lines.join('\n'),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const verdicts = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Verdict);
  if (verdicts.length !== cases.length) throw new Error(`the reference stopped: ${stderr}`);
  return verdicts;
}

/** Our templates have every section; the reference's have those that are filled. */
export function withoutEmpty(template: Template | Record<string, unknown>): Record<string, unknown> {
  const isEmpty = (value: unknown) =>
    value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(template).filter(([, value]) => !isEmpty(value)));
}
