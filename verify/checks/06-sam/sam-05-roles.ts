import { type Check, fail, pass, proven } from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { readRole } from '../03-lambda/role.ts';
import type { Statement } from '../03-lambda/role-policy.ts';
import { some } from '../words.ts';
import { borrowed } from './borrowed.ts';
import { inTemplate } from './where.ts';

/** The services whose data the course keeps. What is allowed on all of it is never needed. */
const KEEPERS = ['s3', 'dynamodb', 'cognito-idp', 'lambda', 'iam', 'cloudformation'];

/** Roles that are not a function's have no list of what they use. What stands for everything is too much for each. */
const noRoleMayAll: Check = async (grader) => {
  const { name, resources } = await readGradedStack(grader);
  const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
  grader.log(`read the policies of ${roles.length} roles of the stack ${name}`);
  for (const { logicalId, physicalId } of roles) {
    const wild = (await readRole(grader, physicalId))?.statements.flatMap(wildcardsIn) ?? [];
    if (wild.length === 0) continue;
    return fail({
      expected: 'no role of the stack with rights to everything',
      got: `${logicalId} with ${some(wild)}`,
      why: proven('whoever takes on this role may do that to all that the account has'),
      fix: inTemplate(`the actions one by one, each on its resource, in ${logicalId}`),
    });
  }
  return pass();
};

/** What an Allow statement gives to everything, a phrase for each. */
export function wildcardsIn({ Effect, Action, NotAction, Resource }: Statement): string[] {
  if (Effect !== 'Allow') return [];
  if (NotAction !== undefined) return ['NotAction, which allows all that it does not name'];
  const onAll = [Resource ?? []].flat().includes('*');
  return [Action ?? []].flat().flatMap((action) => {
    const [service = '', operation = '*'] = action.split(':');
    if (operation === '*') return [`Action ${action}`];
    return onAll && KEEPERS.includes(service.toLowerCase()) ? [`${action} on Resource *`] : [];
  });
}

const data = ['moviesTable', 'postersBucket'] as const;

export const roleChecks: Record<string, Check> = {
  'SAM-05.2': borrowed(
    data,
    ['LAMBDA-01.6'],
    ['LAMBDA-02.5'],
    ['LAMBDA-03.6'],
    ['LAMBDA-04.6'],
    ['LAMBDA-05.4'],
    ['LAMBDA-06.5'],
  ),
  'SAM-05.3': borrowed(['restApi'], ['APIGW-01.4']),
  'SAM-05.4': noRoleMayAll,
};
