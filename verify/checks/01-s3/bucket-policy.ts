import type { Origin } from '@aws-sdk/client-cloudfront';
import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Grader } from '../../check.ts';
import { identityOf } from './origin.ts';

interface Statement {
  Effect?: string;
  Principal?: string | Record<string, string | string[]>;
  Action?: string | string[];
  Resource?: string | string[];
}

/** The statements of a bucket's policy; undefined when it has none. */
export async function readPolicy({ clients }: Grader, Bucket: string): Promise<Statement[] | undefined> {
  const answer = await ifExists(
    clients.s3.send(new GetBucketPolicyCommand({ Bucket })),
    'NoSuchBucketPolicy',
  );
  if (!answer?.Policy) return undefined;
  return [(JSON.parse(answer.Policy) as { Statement: Statement | Statement[] }).Statement].flat();
}

/** The Allow statements for CloudFront: for the origin's identity, or for the service with access control. */
export function forCloudFront(statements: readonly Statement[], origin: Origin | undefined): Statement[] {
  const identity = identityOf(origin);
  return statements.filter(({ Effect, Principal }) => {
    if (Effect !== 'Allow') return false;
    const names = principalsOf(Principal);
    if (names.includes('*')) return true;
    return identity
      ? names.some((name) => name.endsWith(` ${identity}`))
      : names.includes('cloudfront.amazonaws.com');
  });
}

/** The ids of the access identities that a policy lets in. */
export function identitiesIn(statements: readonly Statement[]): string[] {
  const names = statements.flatMap(({ Principal }) => principalsOf(Principal));
  return names.flatMap((name) => / Origin Access Identity (\w+)$/.exec(name)?.[1] ?? []);
}

/** Whether everybody is let in by one of the statements. */
export function allowsEverybody(statements: readonly Statement[]): boolean {
  return statements.some(
    ({ Effect, Principal }) => Effect === 'Allow' && principalsOf(Principal).includes('*'),
  );
}

/** Whether one of the statements has both the action and the resource. Conditions are left to AWS. */
export function allows(statements: readonly Statement[], action: string, resource: string): boolean {
  return statements.some(
    (statement) =>
      statement.Effect === 'Allow' &&
      hasAction(statement, action) &&
      [statement.Resource ?? []].flat().some((pattern) => matches(pattern, resource)),
  );
}

/** What the statements with an action name as their resources. */
export function resourcesFor(statements: readonly Statement[], action: string): string[] {
  const found = statements.filter((statement) => hasAction(statement, action));
  return found.flatMap(({ Resource = [] }) => Resource);
}

function hasAction({ Action = [] }: Statement, action: string): boolean {
  return [Action].flat().some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
}

function principalsOf(principal: Statement['Principal']): string[] {
  if (typeof principal === 'string') return [principal];
  return Object.values(principal ?? {}).flat();
}

/** `*` takes any run of characters and `?` one, as in IAM. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
