import { type CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { awsAnswer } from './aws-errors.ts';

/**
 * The stack with a name or an id, if there is one. CloudFormation answers for a missing one with the code of every
 * invalid input, so that only the message tells.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export async function findStack(
  cloudformation: CloudFormationClient,
  StackName: string,
): Promise<Stack | undefined> {
  try {
    return (await cloudformation.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  } catch (error) {
    const answer = awsAnswer(error);
    if (answer?.code === 'ValidationError' && /does not exist/.test(answer.message)) return undefined;
    throw error;
  }
}
