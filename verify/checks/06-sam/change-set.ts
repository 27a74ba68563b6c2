import {
  CreateChangeSetCommand,
  type CreateChangeSetInput,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
} from '@aws-sdk/client-cloudformation';
import { awsAnswer, ifExists } from '../../../shared/aws-errors.ts';
import { waitFor } from '../../../shared/wait.ts';
import type { Grader } from '../../check.ts';

/** CloudFormation works out a change set in some seconds; a large template takes longer. */
const DEADLINE_MS = 90_000;

/** What CloudFormation would do, or why it would not. */
export type Proposal = Pick<DescribeChangeSetOutput, 'Status' | 'StatusReason' | 'Changes'>;

/**
 * Asks CloudFormation what it would do. Nothing is executed, and the change set is removed with everything else that the
 * grader has made.
 */
export async function propose(
  grader: Grader,
  wish: Omit<CreateChangeSetInput, 'ChangeSetName' | 'Capabilities'>,
): Promise<Proposal> {
  const { clients, canary, report } = grader;
  const place = { StackName: String(wish.StackName), ChangeSetName: canary.id() };
  canary.keep(`the change set ${place.ChangeSetName}`, async () => {
    await gone(clients.cloudformation.send(new DeleteChangeSetCommand(place)));
    if (wish.ChangeSetType === 'CREATE')
      await clients.cloudformation.send(new DeleteStackCommand({ StackName: place.StackName }));
  });
  const Capabilities: CreateChangeSetInput['Capabilities'] = [
    'CAPABILITY_IAM',
    'CAPABILITY_NAMED_IAM',
    'CAPABILITY_AUTO_EXPAND',
  ];
  try {
    await clients.cloudformation.send(new CreateChangeSetCommand({ ...wish, ...place, Capabilities }));
  } catch (error) {
    const answer = awsAnswer(error);
    // What is wrong with the template is the answer.
    if (answer?.code !== 'ValidationError') throw error;
    return { Status: 'FAILED', StatusReason: answer.message };
  }
  const isDone = async () => {
    const answer = await clients.cloudformation.send(new DescribeChangeSetCommand(place));
    return /^FAILED$|^CREATE_COMPLETE$/.test(String(answer.Status)) && answer;
  };
  return waitFor('CloudFormation to work out a change set', isDone, { deadlineMs: DEADLINE_MS, report });
}

/** Without its stack a change set is gone too. */
async function gone(call: Promise<unknown>): Promise<void> {
  await ifExists(call, 'ChangeSetNotFound', 'ChangeSetNotFoundException', 'ValidationError');
}
