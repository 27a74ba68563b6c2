import { isDeepStrictEqual } from 'node:util';
import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { movieEvent } from './events.ts';
import { type Film, putFilm, readItem } from './films.ts';
import { handlers } from './functions.ts';
import { type Invoked, invoke } from './invoke.ts';
import { functionIsThere } from './is-there.ts';
import { unlessAnswered, unlessRefused } from './judge.ts';
import { readPoster } from './posters.ts';
import { roleFits } from './role-fits.ts';
import { whyFailed } from './why-failed.ts';

const key = 'deleteMovie';
const handler = handlers[key];

const removesOneFilm: Check = async (grader) => {
  const film = await putFilm(grader);
  const other = await putFilm(grader);
  const invoked = await invoke(grader, key, movieEvent('DELETE', film.movie.id));
  const wanted = { statuses: [200, 204], expected: '204, or 200 with JSON' };
  const failure = await unlessAnswered(grader, key, invoked, wanted);
  if (failure) return failure;
  if (await readItem(grader, film.movie.id)) {
    return fail({
      expected: 'the item is gone',
      got: `"${film.movie.title}" is still in the table`,
      why: proven('the function reports a success, and deleted nothing'),
      fix: `await DeleteCommand with Key: { id }, in ${handler}`,
    });
  }
  if (await readPoster(grader, film.key)) return posterIsLeft(grader, invoked, film);
  const item = await readItem(grader, other.movie.id);
  if (isDeepStrictEqual(item, other.movie) && (await readPoster(grader, other.key))) return pass();
  return fail({
    expected: `"${other.movie.title}" and its poster stay`,
    got: item ? 'its poster is gone' : 'it is gone too',
    why: proven('more was deleted than the film with this id'),
    fix: `delete one item by its key and one object by its posterUrl, in ${handler}`,
  });
};

async function posterIsLeft(grader: Grader, invoked: Invoked, film: Film) {
  const reason = await whyFailed(grader, key, invoked);
  const denied = /may not s3:/.test(reason.why.text);
  return fail({
    expected: 'the poster is gone from S3',
    got: `${film.key} is still there`,
    ...(denied ? reason : { why: proven('nothing names the poster any more, and it is paid for on and on') }),
    fix: denied
      ? reason.fix
      : `DeleteObjectCommand of the key in posterUrl, after the item is gone, in ${handler}`,
  });
}

const unknownIsNotFound: Check = async (grader) => {
  const { movie } = await putFilm(grader);
  const first = await invoke(grader, key, movieEvent('DELETE', movie.id));
  const wanted = { statuses: [200, 204], expected: '204, or 200 with JSON' };
  const failure = await unlessAnswered(grader, key, first, wanted);
  if (failure) return failure;
  const unknown = [movie.id, grader.canary.id()];
  for (const id of [...unknown, '../admin', 'x'.repeat(3000)]) {
    const invoked = await invoke(grader, key, movieEvent('DELETE', id));
    const refused = await unlessRefused(grader, key, invoked, {
      statuses: unknown.includes(id) ? [404] : [404, 400],
      expected: 'no such film',
      instead: proven('DeleteItem of an id that is not there is no error: it returns no Attributes'),
      fix: `ReturnValues: 'ALL_OLD', and 404 when there are no Attributes, in ${handler}`,
    });
    if (refused) return refused;
  }
  return pass();
};

export const deleteChecks: Record<string, Check> = {
  'LAMBDA-05.1': functionIsThere(key),
  'LAMBDA-05.2': removesOneFilm,
  'LAMBDA-05.3': unknownIsNotFound,
  'LAMBDA-05.4': roleFits(key),
};
