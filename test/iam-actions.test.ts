import { describe, expect, it } from 'vitest';
import { isModelledKey } from '../cloud/auth/policy/condition-keys.ts';
import type { Access } from '../cloud/auth/principal.ts';
import { loadService } from '../cloud/load-service.ts';
import { services } from '../cloud/services/registry.ts';
import { problemsOf } from './iam-reference/check-access.ts';
import { sampleCall } from './iam-reference/sample-call.ts';
import { sampleInput } from './iam-reference/sample-input.ts';

/** Operations that need no permission, or ask for theirs item by item while they work. */
const ASK_NOTHING = new Set(['sts:GetCallerIdentity', 'sts:GetSessionToken', 's3:DeleteObjects']);

// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
describe.each(services.map((entry) => [entry.name, entry] as const))('%s', async (name, entry) => {
  const { service, operations } = await loadService(entry);
  const served = Object.keys(service.handlers).sort();

  it('has an access rule and a list of what it models for each operation, and none besides', () => {
    expect(Object.keys(service.access).sort()).toEqual(served);
    expect(Object.keys(service.modelled).sort()).toEqual(served);
    expect(served.filter((operation) => !operations.has(operation))).toEqual([]);
  });

  it.each(served)('%s asks for what the service authorization reference knows', async (operation) => {
    const accesses = [false, true].flatMap((whole) => accessesOf(operation, whole));
    // What a user calls who has no key is nothing that a policy has a say in.
    const isPublic = entry.publicOperations?.includes(operation);
    if (isPublic) expect(accesses).toEqual([]);
    else if (!ASK_NOTHING.has(`${name}:${operation}`)) expect(accesses).not.toEqual([]);
    const problems = await Promise.all(accesses.map(problemsOf));
    expect([...new Set(problems.flat())]).toEqual([]);
  });

  it('gives conditions no key but those that a policy may name', () => {
    const keys = served.flatMap((operation) =>
      [false, true].flatMap((whole) =>
        accessesOf(operation, whole).flatMap(({ context }) => Object.keys(context ?? {})),
      ),
    );
    expect([...new Set(keys)].filter((key) => !isModelledKey(key))).toEqual([]);
  });

  function accessesOf(operation: string, whole: boolean): Access[] {
    const schema = operations.get(operation);
    const rule = service.access[operation];
    if (!schema || !rule) return [];
    return rule(sampleInput(name, schema, whole) as never, sampleCall(name, operation));
  }
});
