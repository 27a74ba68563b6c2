import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { checkConstraints } from '../constraints.ts';
import type { Constraints, Violation } from './model.ts';
import { findPython, runScript } from './python.ts';
import { brokenRules } from './rules.ts';

interface Case {
  service: string;
  operation: string;
  input: Record<string, unknown>;
  found: { reason: string; name: string; required: string | null }[];
}

// None has a map of plain values with a least length: botocore's path of such a value is that of a structure's member.
const OPERATIONS = [
  'cloudformation.CreateStack',
  'cloudfront.CreateDistribution',
  'cognito-idp.CreateUserPool',
  'dynamodb.CreateTable',
  'dynamodb.Query',
  'iam.CreateRole',
  'iam.UntagUser',
  'lambda.CreateFunction',
  'logs.PutMetricFilter',
  's3.PutBucketLifecycleConfiguration',
  'sts.AssumeRole',
];

const python = await findPython();

describe.skipIf(!python)("AWS's published models", () => {
  it('are those that the committed files were made from', { timeout: 60_000 }, async () => {
    expect(await runScript(String(python), 'generate.py', '--check')).toEqual({ code: 0, output: '' });
  });

  it('give the verdicts that botocore gives on random inputs', { timeout: 60_000 }, async () => {
    const { output } = await runScript(String(python), 'referee.py', 'cinedb', ...OPERATIONS);
    const cases: Case[] = JSON.parse(output);
    const faults = cases.reduce((sum, { found }) => sum + found.length, 0);
    expect(cases).toHaveLength(OPERATIONS.length * 150);
    expect(faults).toBeGreaterThan(500);
    for (const { service, operation, input, found } of cases) {
      const published = await readModel(service);
      const violations = checkConstraints(published, operation, input);
      const ours = new Set(violations.filter(isBotocores).map(ourPath));
      const theirs = new Set(found.map(theirPath));
      // Ours stops at ten, so there it can only be held to finding nothing that botocore does not.
      if (violations.length < 10) expect(ours, JSON.stringify({ operation, input })).toEqual(theirs);
      else expect([...ours].filter((path) => !theirs.has(path))).toEqual([]);
    }
  });
});

const models = new Map<string, Constraints>();

/** The file as it is: botocore does not know the corrections. */
async function readModel(service: string): Promise<Constraints> {
  const known = models.get(service);
  if (known) return known;
  const model = JSON.parse(await readFile(new URL(`./${service}.json`, import.meta.url), 'utf8'));
  models.set(service, model);
  return model;
}

/** botocore looks only for what is missing and for what is too small, and not at the size of maps. */
function isBotocores({ kind, shape, value }: Violation): boolean {
  if (kind === 'required') return true;
  if (kind === 'min') return shape.type !== 'map';
  if (kind === 'max' || kind === 'pattern' || kind === 'enum') return false;
  const inside = kind === 'key' ? Object.keys(value as object) : Object.values(value as object);
  return inside.some((item) => brokenRules(shape, item, ['min']).length > 0);
}

function ourPath({ kind, path }: Violation): string {
  return `${kind === 'required' || kind === 'min' ? '' : 'inside '}${path.replace(/\.member(?=\.|$)/g, '')}`;
}

/** `Tags[0].Key` as `tags.1.key`; a plain value in a list, or a key, is told for the whole of it. */
function theirPath({ name, required }: Case['found'][number]): string {
  const whole = required === null ? name : [name, required].filter(Boolean).join('.');
  const inside = required === null && /\[\d+\]$| \(key: .*\)$/.test(whole);
  const path = (inside ? whole.replace(/\[\d+\]$| \(key: .*\)$/, '') : whole)
    .split('.')
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.')
    .replace(/\[(\d+)\]/g, (_, index) => `.${Number(index) + 1}`);
  return inside ? `inside ${path}` : path;
}
