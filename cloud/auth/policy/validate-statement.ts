import { isRecord, type PolicyWords } from './policy-words.ts';
import type { PolicyAttachment } from './validate.ts';
import { checkConditions } from './validate-conditions.ts';
import { actionProblem, resourceProblem } from './validate-names.ts';
import { isPrincipalElement } from './validate-principal.ts';

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export function checkStatement(statement: unknown, kind: PolicyAttachment, words: PolicyWords): void {
  if (!isRecord(statement)) throw words.syntax();
  for (const name of Object.keys(statement)) if (!ELEMENTS.includes(name)) throw words.unknownField(name);
  for (const field of ['Principal', 'Action', 'Resource'] as const) {
    if (statement[field] !== undefined && statement[`Not${field}`] !== undefined) throw words.twice(field);
  }
  if (statement.Sid !== undefined && typeof statement.Sid !== 'string') throw words.syntax();
  checkEffect(statement.Effect, words);
  const actions = texts(statement.Action ?? statement.NotAction, words);
  const resources = texts(statement.Resource ?? statement.NotResource, words);
  checkConditions(statement.Condition, words);
  checkPrincipal(statement.Principal ?? statement.NotPrincipal, kind, words);
  if (actions.length === 0) throw words.missing('Action');
  checkActions(actions, kind, words);
  checkResources(resources, kind, words);
}

function checkEffect(effect: unknown, words: PolicyWords): void {
  if (effect === undefined) throw words.missing('Effect');
  if (effect !== 'Allow' && effect !== 'Deny') throw words.badEffect(effect);
}

function checkPrincipal(principal: unknown, kind: PolicyAttachment, words: PolicyWords): void {
  if (kind === 'identity') {
    if (principal !== undefined) throw words.prohibited('Principal');
    return;
  }
  if (principal === undefined) throw words.missing('Principal');
  if (!isPrincipalElement(principal)) throw words.badPrincipal();
}

function checkActions(actions: string[], kind: PolicyAttachment, words: PolicyWords): void {
  for (const action of actions) {
    const problem = actionProblem(action, kind);
    if (problem !== undefined) throw words.badAction(problem);
  }
}

function checkResources(resources: string[], kind: PolicyAttachment, words: PolicyWords): void {
  if (kind === 'trust') {
    if (resources.length > 0) throw words.prohibited('Resource');
    return;
  }
  if (resources.length === 0) throw words.missing('Resource');
  for (const resource of resources) {
    const problem = resourceProblem(resource);
    if (problem !== undefined) throw words.badResource(problem);
  }
}

function texts(value: unknown, words: PolicyWords): string[] {
  const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (!list.every((item): item is string => typeof item === 'string')) throw words.syntax();
  return list;
}
