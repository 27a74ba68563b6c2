import { type LogGroup, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { type Check, type FailureText, fail, type Grader, pass, proven } from '../../check.ts';
import { type GradedStack, readGradedStack } from '../../graded-stack.ts';
import { inTemplate } from './where.ts';

type Reason = Pick<FailureText, 'got' | 'why'>;

const forgetInTime: Check = async (grader) => {
  const graded = await readGradedStack(grader);
  const functions = graded.resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  for (const { physicalId: FunctionName, logicalId } of functions) {
    const command = new GetFunctionConfigurationCommand({ FunctionName });
    const { LoggingConfig } = await grader.clients.lambda.send(command);
    const name = LoggingConfig?.LogGroup ?? `/aws/lambda/${FunctionName}`;
    grader.log(`read the log group ${name}`);
    const wrong = problemOf(graded, name, await readGroup(grader, name));
    if (!wrong) continue;
    return fail({
      expected: `the log group ${name} in the stack, with a retention`,
      ...wrong,
      fix: inTemplate(
        `an AWS::Logs::LogGroup for ${logicalId} with LogGroupName: !Sub '/aws/lambda/…', its function's, and RetentionInDays: 14`,
      ),
    });
  }
  return pass();
};

function problemOf(
  { resources }: GradedStack,
  name: string,
  group: LogGroup | undefined,
): Reason | undefined {
  const isOurs = resources.some(
    ({ type, physicalId }) => type === 'AWS::Logs::LogGroup' && physicalId === name,
  );
  if (!isOurs) {
    return {
      got: group ? 'a log group that is not of the stack' : 'no such log group',
      why: proven(
        'Lambda makes it with the first line, to keep for ever, and it stays when the stack is deleted',
      ),
    };
  }
  if (!group) return { got: 'no such log group', why: proven('somebody has deleted it by hand') };
  if (group.retentionInDays) return undefined;
  return { got: 'no retention', why: proven('its lines are kept for ever, and paid for') };
}

async function readGroup({ clients }: Grader, name: string): Promise<LogGroup | undefined> {
  for await (const page of paginateDescribeLogGroups(
    { client: clients.logs },
    { logGroupNamePrefix: name },
  )) {
    const found = page.logGroups?.find(({ logGroupName }) => logGroupName === name);
    if (found) return found;
  }
  return undefined;
}

export const logChecks: Record<string, Check> = { 'SAM-05.1': forgetInTime };
