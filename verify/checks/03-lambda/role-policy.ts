import { allows, matches } from '../01-s3/bucket-policy.ts';

/** A statement of a role's policies. */
export interface Statement {
  Effect?: string;
  Principal?: string | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
}

/** Something that a function may need: an action, and the widest resource that it may have it on. */
export interface Use {
  action: string;
  resource: string;
}

/** What the Allow statements give beyond what the function uses, a phrase for each. */
export function excessIn(statements: readonly Statement[], uses: readonly Use[]): string[] {
  const allowing = statements.filter(({ Effect }) => Effect === 'Allow');
  return [...new Set(allowing.flatMap((statement) => excessOf(statement, uses)))];
}

function excessOf({ Action, NotAction, Resource, NotResource }: Statement, uses: readonly Use[]): string[] {
  if (NotAction !== undefined) return ['NotAction allows all that it does not name'];
  if (NotResource !== undefined) return ['NotResource allows all that it does not name'];
  return [Action ?? []].flat().flatMap((action) => {
    if (/[*?]/.test(action)) return [`${action} stands for more than one action`];
    const wanted = uses.filter((use) => use.action.toLowerCase() === action.toLowerCase());
    if (wanted.length === 0) return [`${action} is not used`];
    return [Resource ?? []]
      .flat()
      .filter((resource) => !wanted.some((use) => matches(use.resource, resource)))
      .map((resource) => `${action} on ${resource}`);
  });
}

/** Which of these the statements do not allow. */
export function lacking(statements: readonly Statement[], uses: readonly Use[]): Use[] {
  return uses.filter(({ action, resource }) => !allows(statements, action, resource));
}

/** Whether Lambda may take the role on. */
export function letsLambdaIn(trust: readonly Statement[]): boolean {
  return trust.some(
    (statement) => statement.Effect === 'Allow' && principalsOf(statement).includes('lambda.amazonaws.com'),
  );
}

/** Who else but Lambda may take the role on, from its trust. */
export function strangersIn(trust: readonly Statement[]): string[] {
  const allowing = trust.filter(({ Effect }) => Effect === 'Allow');
  return allowing.flatMap(principalsOf).filter((principal) => principal !== 'lambda.amazonaws.com');
}

function principalsOf({ Principal }: Statement): string[] {
  return typeof Principal === 'string' ? [Principal] : Object.values(Principal ?? {}).flat();
}
