import { loadModules } from '../../../shared/manifest.ts';
import { type Check, type FailureText, fail, type Grader, type Outcome, pass, proven } from '../../check.ts';
import { readGradedStack } from '../../graded-stack.ts';
import { type Description, findThing, ofType, type Thing, things } from '../../stack-things.ts';
import { checks as s3 } from '../01-s3.ts';
import { checks as dynamodb } from '../02-dynamodb.ts';
import { checks as lambda } from '../03-lambda.ts';
import { checks as apigateway } from '../04-apigateway.ts';
import { checks as cognito } from '../05-cognito.ts';
import { placeOf } from './places.ts';
import { stackGrader } from './stack-grader.ts';
import { inTemplate } from './where.ts';

const earlier: Record<string, Check> = { ...s3, ...dynamodb, ...lambda, ...apigateway, ...cognito };

/**
 * A check that runs checks of modules 1 to 5 on what the stack has made. The first failure is the answer, with a fix that
 * names the template.
 *
 * @param of what of the stack they look at
 * @param rows ids such as `S3-02.3`; those of one row run one after the other, since a later one counts on what an
 *   earlier one has shown, and the rows run side by side
 */
export function borrowed(of: readonly Thing[], ...rows: readonly (readonly string[])[]): Check {
  return async (grader) => {
    const missing = await unlessMade(grader, of);
    if (missing) return missing;
    return firstOf(await Promise.allSettled(rows.map((row) => inTurn(grader, row))));
  };
}

/** A failure unless the stack has made all of these, and says which is which. */
export async function unlessMade(grader: Grader, of: readonly Thing[]): Promise<Outcome | undefined> {
  const graded = await readGradedStack(grader);
  const missing = of.find((thing) => findThing(graded, thing) === undefined);
  if (missing === undefined) return undefined;
  const { what, type, samType, output }: Description = things[missing];
  const several = ofType(graded, missing).map(({ logicalId }) => logicalId);
  return fail({
    did: `read what the stack ${graded.name} has made`,
    expected: `${what} in the stack ${graded.name}`,
    got: several.length > 0 ? `${several.join(' and ')}, each of the type ${type}` : `no ${type}`,
    why: proven(
      several.length > 0
        ? `no output ${output} says which of them it is`
        : 'the template has no such resource: what a script has made is not in the stack',
    ),
    fix: inTemplate(
      several.length > 0 ? `${output} among the Outputs` : `a resource of the type ${samType ?? type}`,
    ),
  });
}

async function inTurn(grader: Grader, ids: readonly string[]): Promise<Outcome> {
  const atStack = await stackGrader(grader);
  for (const id of ids) {
    const log: string[] = [];
    const check = earlier[id];
    if (!check) throw new Error(`there is no check ${id}`);
    const outcome = await check({ ...atStack, log: (text) => log.push(text) });
    if (outcome.verdict === 'fail') return fail(ofTemplate(id, outcome.failure, log));
    if (outcome.verdict === 'pending') return outcome;
  }
  return pass();
}

/** What is wrong is the same as before; where it is mended is the template. */
function ofTemplate(id: string, { learn: _, ...failure }: FailureText, log: string[]): FailureText {
  return {
    ...failure,
    did: `graded ${id}, ${titleOf(id)}: ${failure.did ?? (log.join(', then ') || 'looked')}`,
    fix: placeOf(id),
  };
}

let titles: Map<string, string> | undefined;

function titleOf(id: string): string | undefined {
  const checks = () => loadModules().flatMap(({ requirements }) => requirements.flatMap((one) => one.checks));
  titles ??= new Map(checks().map((check) => [check.id, check.title]));
  return titles.get(id);
}

/** A failure before an error, and an error before what takes its time. */
function firstOf(settled: PromiseSettledResult<Outcome>[]): Outcome {
  const outcomes = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = outcomes.find(({ verdict }) => verdict === 'fail');
  if (failed) return failed;
  const broken = settled.find((one) => one.status === 'rejected');
  if (broken) throw broken.reason;
  return outcomes.find(({ verdict }) => verdict === 'pending') ?? pass();
}
