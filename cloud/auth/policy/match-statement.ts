import type { PolicyDocument, PolicyStatement } from '../principal.ts';
import { conditionsHold } from './conditions.ts';
import type { ContextKeys } from './context-keys.ts';
import { globPattern, matchesPattern } from './glob.ts';
import { matchesArn } from './match-arn.ts';
import { expandPattern, type VariableScope } from './variables.ts';

/** What is asked of a policy. */
export interface Question {
  action: string;
  resource: string;
  keys: ContextKeys;
}

/** A statement that answers the question, with what to call it. */
export interface Answer {
  statement: PolicyStatement;
  /** The Sid, or the position in the policy from 0. */
  name: string | number;
}

/** The statements of a policy whose action, resource and conditions fit, whoever they name. */
export function answersOf(document: PolicyDocument, question: Question): Answer[] {
  const scope = { keys: question.keys, enabled: document.Version === '2012-10-17' };
  return [document.Statement]
    .flat()
    .map((statement, index) => ({ statement, name: statement.Sid || index }))
    .filter(({ statement }) => fits(statement, question, scope));
}

function fits(statement: PolicyStatement, question: Question, scope: VariableScope): boolean {
  return (
    fitsAction(statement, question.action) &&
    fitsResource(statement, question.resource, scope) &&
    conditionsHold(statement.Condition, scope)
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html */
function fitsAction(statement: PolicyStatement, action: string): boolean {
  const isNamed = (names: string | string[]) =>
    [names].flat().some((name) => matchesPattern(globPattern(name.toLowerCase()), action.toLowerCase()));
  if (statement.NotAction !== undefined) return !isNamed(statement.NotAction);
  return statement.Action !== undefined && isNamed(statement.Action);
}

function fitsResource(statement: PolicyStatement, resource: string, scope: VariableScope): boolean {
  const isNamed = (names: string | string[]) =>
    [names].flat().some((name) => {
      if (name === '*') return true;
      const pattern = expandPattern(name, scope);
      return pattern !== undefined && matchesArn(pattern, resource);
    });
  if (statement.NotResource !== undefined) return !isNamed(statement.NotResource);
  // A role's trust policy has no Resource: it speaks of the role it belongs to.
  return statement.Resource === undefined || isNamed(statement.Resource);
}
