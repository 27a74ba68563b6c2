import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { leftovers } from '../../../commands/leftovers.ts';
import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { some } from '../words.ts';
import { inTemplate } from './where.ts';

/** The modules whose scripts made things by hand. */
const MODULES_OF_SCRIPTS = [1, 2, 3, 4, 5];

/**
 * Whatever has the course's tags, or a log group of the stack's functions, and is neither in a stack nor made by the
 * scripts of modules 1 to 5. Those have names of their own, and stay until they are torn down.
 */
const nothingIsOutside: Check = async (grader) => {
  const left = await leftovers(grader, MODULES_OF_SCRIPTS);
  // What was found by its name is of the scripts, and not meant.
  const found = [...left.filter((what) => what.endsWith('by its tags)')), ...(await strayLogGroups(grader))];
  grader.log('looked for what has the tags of the course and is in no stack');
  const [first] = found;
  if (first === undefined) return pass();
  return fail({
    expected: 'all of the course in a stack, but for the deployment bucket and what modules 1 to 5 have made',
    got: some(found),
    why: proven(
      'what was made by hand is missing in the next environment, and stays when the stack is deleted',
    ),
    fix: inTemplate(`a resource in place of the ${first}, which you delete`),
  });
};

/** Lambda makes a log group by itself, without tags, where the template has none. */
async function strayLogGroups(grader: Grader): Promise<string[]> {
  const { name, resources } = await readGradedStack(grader);
  const housed = new Set(resources.map(({ physicalId }) => physicalId));
  const found: string[] = [];
  const wanted = { logGroupNamePrefix: `/aws/lambda/${name}-` };
  for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: grader.clients.logs }, wanted)) {
    const strays = logGroups.filter(({ logGroupName }) => !housed.has(String(logGroupName)));
    found.push(...strays.map(({ logGroupName }) => `log group ${logGroupName}`));
  }
  return found;
}

export const outsideChecks: Record<string, Check> = { 'SAM-06.6': nothingIsOutside };
