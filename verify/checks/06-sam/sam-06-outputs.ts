import { apiAddress } from '../../../shared/api-address.ts';
import { outputNames } from '../../../shared/stack-outputs.ts';
import { type Check, type FailureText, fail, type Grader, pass, proven } from '../../check.ts';
import { type GradedStack, readGradedStack } from '../../graded-stack.ts';
import { locateStack } from '../../locate-stack.ts';
import { ofType, type Thing, things } from '../../stack-things.ts';
import { stackGrader } from './stack-grader.ts';
import { inTemplate } from './where.ts';

type Problem = Pick<FailureText, 'expected' | 'got' | 'why'>;

/** What publishes the site and moves the films reads the outputs, and so does whoever comes after you. */
const tellWhatIsThere: Check = async (grader) => {
  const graded = await readGradedStack(grader);
  grader.log(`read the outputs of the stack ${graded.name}`);
  const missing = outputNames.find((name) => !graded.outputs[name]);
  const problem = missing
    ? {
        expected: `the outputs ${outputNames.join(', ')}`,
        got: `no ${missing}`,
        why: proven('the commands of the course find the site, the films and the API by the outputs'),
      }
    : (strangers(graded) ?? (await otherAddresses(grader, graded)));
  if (!problem) return pass();
  return fail({ ...problem, fix: inTemplate('the section Outputs as the starter gives it') });
};

/** An output that names something of its kind that the stack has not made. */
function strangers(graded: GradedStack): Problem | undefined {
  for (const thing of Object.keys(things) as Thing[]) {
    const { output, what } = things[thing];
    const value = graded.outputs[output];
    const made = ofType(graded, thing).map(({ physicalId }) => physicalId);
    if (made.some((id) => id === value)) continue;
    return {
      expected: `${output}: ${made.join(' or ') || `${what} of the stack`}`,
      got: String(value),
      why: proven(`${value} is nothing that the stack has made: the site would be published elsewhere`),
    };
  }
  return undefined;
}

async function otherAddresses(grader: Grader, { outputs }: GradedStack): Promise<Problem | undefined> {
  const { names } = await stackGrader(grader);
  const locate = locateStack(grader);
  const right = {
    SiteAddress: `https://${(await locate.distribution())?.DomainName}`,
    ApiAddress: apiAddress(grader.config, String(outputs.ApiId), names.stageName),
  };
  for (const [name, expected] of Object.entries(right)) {
    const got = String(outputs[name]);
    if (got.replace(/\/$/, '').toLowerCase() === expected.toLowerCase()) continue;
    const why = proven(
      'it is written into config.json and shown to people, and nothing of the stack is there',
    );
    return { expected: `${name}: ${expected}`, got, why };
  }
  return undefined;
}

export const outputChecks: Record<string, Check> = { 'SAM-06.1': tellWhatIsThere };
