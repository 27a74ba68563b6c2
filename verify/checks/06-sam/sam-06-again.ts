import type { Change, Parameter } from '@aws-sdk/client-cloudformation';
import { type Check, fail, pass, proven } from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { some } from '../words.ts';
import { propose } from './change-set.ts';
import { redeploy } from './where.ts';

/** CloudFormation says in two ways that a change set is empty, each time as a failure. */
const EMPTY = /didn't contain changes|No updates are to be performed/;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets-create.html */
const sameAgain: Check = async (grader) => {
  const { name, stack } = await readGradedStack(grader);
  const Parameters = (stack?.Parameters ?? []).map(
    ({ ParameterKey }): Parameter => ({ ParameterKey, UsePreviousValue: true }),
  );
  grader.log(
    `asked CloudFormation for a change set of ${name} with the template and the parameters that it has`,
  );
  const proposal = await propose(grader, {
    StackName: name,
    ChangeSetType: 'UPDATE',
    UsePreviousTemplate: true,
    Parameters,
  });
  if (proposal.Status === 'FAILED' && EMPTY.test(String(proposal.StatusReason))) return pass();
  const expected = 'an empty change set: the same template again changes nothing';
  if (proposal.Status === 'FAILED') {
    return fail({
      expected,
      got: String(proposal.StatusReason),
      why: proven('the template that was deployed cannot be deployed again'),
      fix: `${redeploy}, which uploads again what the template includes`,
      learn: '#when-a-deployment-fails',
    });
  }
  return fail({
    expected,
    got: some((proposal.Changes ?? []).map(shown)),
    why: proven('what the template includes or refers to is another than when the stack was deployed'),
    fix: redeploy,
  });
};

function shown({ ResourceChange: { Action, LogicalResourceId } = {} }: Change): string {
  return `${Action} ${LogicalResourceId}`;
}

export const againChecks: Record<string, Check> = { 'SAM-06.2': sameAgain };
