import { GetTemplateCommand, type Parameter } from '@aws-sdk/client-cloudformation';
import { CourseError } from '../../../shared/errors.ts';
import { type Check, fail, type Grader, type Outcome, pass, proven } from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { propose } from './change-set.ts';
import { fixedNames } from './fixed-names.ts';
import { inTemplate } from './where.ts';

/** The longest template that a call can carry: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LONGEST_BODY = 51_200;

const another = 'staging';
const learn = '#prerequisites-and-parameters';

const anotherFitsBeside: Check = async (grader) =>
  (await unlessValid(grader)) ?? (await unlessNamesDiffer(grader)) ?? pass();

/** A stack that would be made of the template for another environment; nobody executes it. */
async function unlessValid(grader: Grader): Promise<Outcome | undefined> {
  const { stack } = await readGradedStack(grader);
  const Parameters = (stack?.Parameters ?? []).map(({ ParameterKey, ParameterValue }): Parameter => {
    return { ParameterKey, ParameterValue: ParameterKey === 'Environment' ? another : ParameterValue };
  });
  const expected = `a valid change set for a new stack with Environment=${another}`;
  if (!Parameters.some(({ ParameterKey }) => ParameterKey === 'Environment')) {
    return fail({
      did: 'read the parameters of the stack',
      expected: 'a parameter Environment',
      got: Parameters.map(({ ParameterKey }) => ParameterKey).join(', ') || 'no parameters',
      why: proven('the template does not know which environment it is deployed to'),
      fix: inTemplate('Environment among the Parameters, with AllowedValues: [dev, staging, prod]'),
      learn,
    });
  }
  grader.log(`asked CloudFormation for a change set of a new stack with Environment=${another}`);
  const proposal = await propose(grader, {
    StackName: grader.canary.id(),
    ChangeSetType: 'CREATE',
    TemplateBody: await originalTemplate(grader),
    Parameters,
  });
  if (proposal.Status === 'CREATE_COMPLETE') return undefined;
  return fail({
    expected,
    got: String(proposal.StatusReason),
    why: proven(`CloudFormation takes this template for dev, and not for ${another}`),
    fix: inTemplate('AllowedValues, Conditions and Mappings that know all three environments'),
    learn,
  });
}

async function originalTemplate(grader: Grader): Promise<string> {
  const { TemplateBody = '' } = await readTemplate(grader, 'Original');
  if (Buffer.byteLength(TemplateBody) <= LONGEST_BODY) return TemplateBody;
  throw new CourseError(
    'source',
    `The template has more than ${LONGEST_BODY} bytes, and the grader cannot try it for another environment.`,
    'Move what is long into openapi.yaml, which the template includes.',
  );
}

async function readTemplate(grader: Grader, TemplateStage: 'Original' | 'Processed') {
  const { name } = await readGradedStack(grader);
  return grader.clients.cloudformation.send(new GetTemplateCommand({ StackName: name, TemplateStage }));
}

/** CloudFormation finds out about a name that is taken only when it makes the thing. */
async function unlessNamesDiffer(grader: Grader): Promise<Outcome | undefined> {
  const { TemplateBody = '{}' } = await readTemplate(grader, 'Processed');
  grader.log('read the names in its template');
  const [first] = fixedNames(JSON.parse(TemplateBody));
  if (!first) return undefined;
  const { logicalId, property, value } = first;
  return fail({
    expected: 'names that differ between environments, or none at all',
    got: `${property} of ${logicalId}: ${JSON.stringify(value)}`,
    why: proven(`the name is the same for dev and ${another}, and there can be one of it`),
    fix: inTemplate(`${property} of ${logicalId} taken away, or !Sub '\${AWS::StackName}-…' in it`),
    learn,
  });
}

export const environmentChecks: Record<string, Check> = { 'SAM-06.3': anotherFitsBeside };
