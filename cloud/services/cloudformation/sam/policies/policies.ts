import { invalidResource } from '../faults.ts';
import type { Run } from '../run.ts';
import { type Fields, isFields, isIntrinsic, isNoValue } from '../shape.ts';
import { awsManagedArn } from './managed.ts';
import { fillTemplate, isTemplate } from './templates.ts';

export interface RolePolicies {
  /** ARNs or references. */
  managed: unknown[];
  /** In the form of AWS::IAM::Role's Policies. */
  inline: unknown[];
}

/** A function's Policies: names, ARNs, documents, templates, and choices between these. */
export function readPolicies(run: Run, id: string, role: string, given: unknown): RolePolicies {
  const managed: unknown[] = [];
  const inline: unknown[] = [];
  if (isChoice(given) && branchesOf(given).some(Array.isArray)) throw invalidPolicy(id, 0);
  for (const [index, entry] of listOf(given).entries()) {
    const policy = expand(id, entry);
    const name = `${role}Policy${index}`;
    const document = documentOf(policy, name);
    if (document !== undefined) inline.push(document);
    else if (typeof policy === 'string') managed.push(managedArn(run, policy));
    else if (isIntrinsic(policy)) managed.push(choice(policy, (one) => managedOf(run, one)));
    else if (typeof policy === 'object') throw invalidPolicy(id, index);
    else throw invalidResource(id, "Type of property 'Policies' is invalid.");
  }
  return { managed: unique(managed), inline };
}

function listOf(given: unknown): unknown[] {
  if (given === undefined) return [];
  return Array.isArray(given) ? given : [given];
}

/** A policy template becomes its document, in the branches of an `Fn::If` too. */
function expand(id: string, policy: unknown): unknown {
  if (isFields(policy) && isTemplate(policy)) return fillTemplate(id, policy);
  return isChoice(policy) ? choice(policy, (one) => expand(id, one)) : policy;
}

function documentOf(policy: unknown, name: string): unknown {
  if (isDocument(policy)) return { PolicyName: name, PolicyDocument: policy };
  if (!isChoice(policy) || !branchesOf(policy).some(isDocument)) return undefined;
  return choice(policy, (one) => (isDocument(one) ? { PolicyName: name, PolicyDocument: one } : one));
}

function isDocument(policy: unknown): policy is Fields {
  return isFields(policy) && 'Statement' in policy;
}

function managedOf(run: Run, policy: unknown): unknown {
  return typeof policy === 'string' ? managedArn(run, policy) : policy;
}

/** The reference lets a name that it does not know stand as it is. */
function managedArn(run: Run, name: string): string {
  return run.managedPolicies[name] ?? awsManagedArn(run.partition, name) ?? name;
}

function isChoice(policy: unknown): policy is Fields {
  return isIntrinsic(policy) && Array.isArray(policy['Fn::If']);
}

function branchesOf(policy: Fields): unknown[] {
  const parts = policy['Fn::If'];
  return Array.isArray(parts) ? parts.slice(1) : [];
}

function choice(policy: Fields, change: (branch: unknown) => unknown): Fields {
  if (!isChoice(policy)) return policy;
  const [condition] = policy['Fn::If'] as unknown[];
  return { 'Fn::If': [condition, ...branchesOf(policy).map((one) => (isNoValue(one) ? one : change(one)))] };
}

function unique(list: unknown[]): unknown[] {
  const seen = new Map(list.map((one) => [JSON.stringify(one), one]));
  return [...seen.values()];
}

function invalidPolicy(id: string, index: number): Error {
  return invalidResource(id, `Policy at index ${index} in the 'Policies' property is not valid`);
}
