import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { type Check, type FailureText, fail, type Grader, pass, proven } from '../../check.ts';
import { limiter } from '../../limiter.ts';
import { type Item, readItems } from '../02-dynamodb/movies-table.ts';
import { keyIn } from '../03-lambda/posters.ts';
import { count } from '../words.ts';
import { unlessMade } from './borrowed.ts';
import { stackGrader } from './stack-grader.ts';

const AT_ONE_TIME = 8;
const learn = '#moving-house';
const fix = 'npm run move -- --env dev';

/**
 * Films that moved into the stack must have taken their posters along. Whether they move is the student's choice: another
 * environment begins with an empty catalogue too.
 */
const filmsHavePosters: Check = async (grader) => {
  const missing = await unlessMade(grader, ['moviesTable', 'postersBucket']);
  if (missing) return missing;
  const atStack = await stackGrader(grader);
  const items = [...(await readItems(atStack)).values()];
  if (items.length === 0)
    grader.report.note(`no films to grade: the table of ${grader.names.stacks.dev} is empty`);
  const inTurn = limiter(AT_ONE_TIME);
  const problems = await Promise.all(items.map((item) => inTurn(() => problemOf(atStack, item))));
  const [first] = problems.filter((problem) => problem !== undefined);
  if (!first) return pass();
  return fail({
    ...first,
    expected: `a poster in the stack's bucket for each of ${count(items.length, 'film')}`,
  });
};

async function problemOf(grader: Grader, item: Item): Promise<Omit<FailureText, 'expected'> | undefined> {
  const Key = await keyIn(grader, item.posterUrl);
  const got = `${JSON.stringify(item.title)}: ${item.posterUrl}`;
  if (Key === undefined) {
    const why = proven(
      'it names a bucket that is not of the stack: the films were copied without their addresses',
    );
    return { got, why, fix, learn };
  }
  const Bucket = await grader.locate.postersBucket();
  const call = grader.clients.s3.send(new HeadObjectCommand({ Bucket, Key }));
  if (await ifExists(call, 'NotFound', 'NoSuchKey')) return undefined;
  return {
    got,
    why: proven('there is no such object: the films were copied without their posters'),
    fix,
    learn,
  };
}

export const filmChecks: Record<string, Check> = { 'SAM-06.7': filmsHavePosters };
