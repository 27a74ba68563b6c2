import { type Check, fail, likely, pass, proven } from '../../check.ts';
import { differences } from './differences.ts';
import { movieEvent } from './events.ts';
import { putFilm } from './films.ts';
import { handlers } from './functions.ts';
import { invoke } from './invoke.ts';
import { functionIsThere } from './is-there.ts';
import { unlessAnswered, unlessRefused } from './judge.ts';
import { unlessOpens } from './presigned.ts';
import { roleFits } from './role-fits.ts';

const key = 'getMovie';
const handler = handlers[key];

const showsTheFilm: Check = async (grader) => {
  const { movie } = await putFilm(grader);
  const invoked = await invoke(grader, key, movieEvent('GET', movie.id));
  const expected = `200 with the film "${movie.title}"`;
  const failure = await unlessAnswered(grader, key, invoked, { statuses: [200], expected });
  if (failure) return failure;
  const wrong = differences(invoked.json, movie);
  if (!wrong) return pass();
  return fail({
    expected,
    got: `another film: ${wrong}`,
    why: likely('the answer does not come from the item with this id, or wraps it in something'),
    fix: `answer with the Item of GetCommand for pathParameters.id itself, in ${handler}`,
  });
};

const posterOpens: Check = async (grader) => {
  const { movie, poster } = await putFilm(grader);
  const invoked = await invoke(grader, key, movieEvent('GET', movie.id));
  const expected = `200 with the film "${movie.title}"`;
  const failure = await unlessAnswered(grader, key, invoked, { statuses: [200], expected });
  const { posterUrl } = (invoked.json ?? {}) as { posterUrl?: unknown };
  return failure ?? (await unlessOpens(grader, key, posterUrl, poster.bytes)) ?? pass();
};

const unknownIsNotFound: Check = async (grader) => {
  const unknown = grader.canary.id();
  // What a stranger may type: no UUID, a path, a query of another language, a key larger than DynamoDB allows.
  const hostile = ['no-such-film', '../admin', "' OR '1'='1", 'x'.repeat(3000)];
  for (const id of [unknown, ...hostile]) {
    const invoked = await invoke(grader, key, movieEvent('GET', id));
    const refused = await unlessRefused(grader, key, invoked, {
      statuses: id === unknown ? [404] : [404, 400],
      expected: id === unknown ? 'no such film' : 'no such film, or no such id',
      instead: proven('GetItem of an id that is not there is no error: it has no Item'),
      fix: `answer 404 with a problem document when there is no Item, in ${handler}`,
    });
    if (refused) return refused;
  }
  return pass();
};

export const getChecks: Record<string, Check> = {
  'LAMBDA-02.1': functionIsThere(key),
  'LAMBDA-02.2': showsTheFilm,
  'LAMBDA-02.3': posterOpens,
  'LAMBDA-02.4': unknownIsNotFound,
  'LAMBDA-02.5': roleFits(key),
};
