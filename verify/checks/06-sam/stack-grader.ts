import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { Names } from '../../../shared/names.ts';
import type { Grader } from '../../check.ts';
import { type GradedStack, readGradedStack } from '../../graded-stack.ts';
import { locateStack } from '../../locate-stack.ts';
import { perGrading } from '../../per-grading.ts';

/**
 * The same grader, looking at the stack: it finds what the stack has made, and calls it by the names that it has there.
 * So the checks of the other modules serve here as they are.
 */
export async function stackGrader(grader: Grader): Promise<Grader> {
  return { ...grader, locate: locateStack(grader), names: await namesInStack(grader) };
}

/** What the stack has not made keeps the name of the scripts. */
const namesInStack = perGrading(async (grader: Grader): Promise<Names> => {
  const { names } = grader;
  const locate = locateStack(grader);
  const graded = await readGradedStack(grader);
  const [userPoolId] = await locate.userPools();
  const [client] = userPoolId === undefined ? [] : await locate.userPoolClients(userPoolId);
  return {
    ...names,
    distributionComment: (await locate.distribution())?.Comment ?? names.distributionComment,
    apiName: (await locate.restApi())?.name ?? names.apiName,
    stageName: stageIn(graded) ?? names.stageName,
    userPoolName: (await poolName(grader, userPoolId)) ?? names.userPoolName,
    userPoolClientName: client?.ClientName ?? names.userPoolClientName,
    resourceServer: idsOf(graded, 'AWS::Cognito::UserPoolResourceServer')[0] ?? names.resourceServer,
  };
});

/** The stage that the output ApiAddress ends with; otherwise the only one. */
function stageIn(graded: GradedStack): string | undefined {
  const stages = idsOf(graded, 'AWS::ApiGateway::Stage');
  const said = graded.outputs.ApiAddress?.replace(/\/$/, '').split('/').at(-1);
  return stages.find((stage) => stage === said) ?? (stages.length === 1 ? stages[0] : undefined);
}

function idsOf({ resources }: GradedStack, wanted: string): string[] {
  return resources.filter(({ type }) => type === wanted).map(({ physicalId }) => physicalId);
}

async function poolName({ clients }: Grader, UserPoolId: string | undefined): Promise<string | undefined> {
  if (UserPoolId === undefined) return undefined;
  return (await clients.cognito.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool?.Name;
}
