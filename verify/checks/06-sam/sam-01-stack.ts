import {
  type ChangeSetSummary,
  GetTemplateCommand,
  paginateDescribeStackEvents,
  paginateListChangeSets,
  type Stack,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import {
  type Check,
  type FailureText,
  fail,
  type Grader,
  likely,
  pass,
  pending,
  proven,
} from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { inTemplate, redeploy, template } from './where.ts';

const learn = '#common-mistakes';

type Reason = Pick<FailureText, 'got' | 'why' | 'fix' | 'learn' | 'evidence'>;

/** In these states a stack is as a template says. After an update that was taken back it is as the one before says. */
const STANDING = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html#cfn-console-view-stack-data-resources-status-codes */
const stands: Check = async (grader) => {
  const { name, stack } = await readGradedStack(grader);
  const status = String(stack?.StackStatus);
  grader.log(`described the stack ${name}`);
  if (stack && STANDING.includes(status)) return isServerless(grader, name);
  if (/_IN_PROGRESS$/.test(status) && status !== 'REVIEW_IN_PROGRESS') {
    return pending(`CloudFormation is at work on ${name}: ${status}`);
  }
  const expected = `a stack ${name} in CREATE_COMPLETE or UPDATE_COMPLETE`;
  if (!stack) return fail({ expected, ...nowhere(grader, name) });
  const proposed = status === 'REVIEW_IN_PROGRESS' ? await readChangeSets(grader, stack) : [];
  if (proposed.some(({ Status }) => /^CREATE_(PENDING|IN_PROGRESS)$/.test(String(Status)))) {
    return pending(`CloudFormation is working out a change set for ${name}`);
  }
  return fail({ expected, ...(await whyNot(grader, stack, proposed)) });
};

function nowhere({ region, account }: Grader, name: string): Reason {
  return {
    got: `Stack with id ${name} does not exist`,
    why: proven(`${region} has no stack of this name in account ${account}`),
    fix: `write ${template}, then ${redeploy}`,
  };
}

async function whyNot(grader: Grader, stack: Stack, proposed: ChangeSetSummary[]): Promise<Reason> {
  const { StackStatus, StackStatusReason } = stack;
  // A template that CloudFormation refuses leaves a change set that failed, and a stack of nothing.
  const refusal = proposed.find(({ Status }) => Status === 'FAILED')?.StatusReason;
  if (refusal !== undefined) return refused(refusal);
  if (StackStatus === 'REVIEW_IN_PROGRESS') {
    const why = proven('a change set was made for it, and nobody has executed it');
    return { got: StackStatus, why, fix: redeploy };
  }
  const first = await firstFailure(grader, stack);
  return {
    got: [StackStatus, StackStatusReason].filter(Boolean).join(': '),
    ...(first && {
      evidence: `${first.LogicalResourceId} (${first.ResourceType}): ${first.ResourceStatusReason}`,
    }),
    why: first
      ? proven(`CloudFormation stopped at ${first.LogicalResourceId}`)
      : likely('an earlier deployment did not come to its end'),
    fix: inTemplate(first ? `correct ${first.LogicalResourceId}` : 'correct what its events name'),
    learn: '#when-a-deployment-fails',
  };
}

async function readChangeSets({ clients }: Grader, { StackName }: Stack): Promise<ChangeSetSummary[]> {
  const found: ChangeSetSummary[] = [];
  const pages = paginateListChangeSets({ client: clients.cloudformation }, { StackName });
  for await (const { Summaries = [] } of pages) found.push(...Summaries);
  return found;
}

function refused(words: string): Reason {
  const [, circle] = /Circular dependency between resources: \[([^\]]+)\]/.exec(words) ?? [];
  return {
    got: `a change set that is FAILED: ${words}`,
    why: proven(
      circle
        ? `each of ${circle} waits for the other, such as a function that has the API's address in its environment`
        : 'CloudFormation refuses the template, and has made nothing',
    ),
    fix: inTemplate(
      circle
        ? 'take one !Ref, !GetAtt or !Sub out of the circle: a function learns its address from the request'
        : 'correct what CloudFormation names; sam validate --lint finds most of it',
    ),
    learn,
  };
}

/** The first thing that went wrong in the last deployment, which took the others with it. */
async function firstFailure({ clients }: Grader, { StackName, StackId }: Stack) {
  const pages = paginateDescribeStackEvents({ client: clients.cloudformation }, { StackName });
  let first: StackEvent | undefined;
  for await (const { StackEvents = [] } of pages) {
    // The newest event comes first.
    for (const event of StackEvents) {
      const { PhysicalResourceId, ResourceStatus = '', ResourceStatusReason = '' } = event;
      const isOwn = PhysicalResourceId === StackId;
      if (isOwn && /^(CREATE|UPDATE|DELETE)_IN_PROGRESS$/.test(ResourceStatus)) return first;
      if (!isOwn && /_FAILED$/.test(ResourceStatus) && !/cancelled/.test(ResourceStatusReason)) first = event;
    }
  }
  return first;
}

/** A resource of this type in YAML or JSON. What stands in a comment makes nothing. */
const FUNCTION = /^[^#\n]*\bType["']?\s*:\s*["']?AWS::Serverless::Function\b/m;

async function isServerless(grader: Grader, StackName: string) {
  const command = new GetTemplateCommand({ StackName, TemplateStage: 'Original' });
  const { TemplateBody = '' } = await grader.clients.cloudformation.send(command);
  grader.log('read its template');
  const hasTransform = TemplateBody.includes('AWS::Serverless-2016-10-31');
  if (hasTransform && FUNCTION.test(TemplateBody)) return pass();
  return fail({
    expected:
      'a SAM template: Transform AWS::Serverless-2016-10-31 and resources of the type AWS::Serverless::Function',
    got: hasTransform ? 'no AWS::Serverless::Function' : 'no such Transform',
    why: proven(
      hasTransform
        ? 'no function of it is in the form of SAM'
        : 'to CloudFormation it is a template of its own',
    ),
    fix: inTemplate(
      hasTransform
        ? 'Type: AWS::Serverless::Function, which sam build knows how to build'
        : 'Transform: AWS::Serverless-2016-10-31 at the top',
    ),
  });
}

export const stackChecks: Record<string, Check> = { 'SAM-01.1': stands };
