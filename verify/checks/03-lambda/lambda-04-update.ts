import { isDeepStrictEqual } from 'node:util';
import { type Check, fail, type Grader, pass, proven } from '../../check.ts';
import { keepFilmsTitled, removeFilm } from './added-films.ts';
import { movieEvent } from './events.ts';
import { type Film, putFilm, readItem } from './films.ts';
import { type FormFile, formBody } from './form.ts';
import { handlers } from './functions.ts';
import { disguisedText, image } from './images.ts';
import { type Invoked, invoke } from './invoke.ts';
import { functionIsThere } from './is-there.ts';
import { unlessAnswered, unlessRefused } from './judge.ts';
import { keyIn, readPoster } from './posters.ts';
import { unlessOpens } from './presigned.ts';
import { roleFits } from './role-fits.ts';
import { asText, newFields, unlessHolds, unlessPosterStored } from './stored-film.ts';
import { unlessNothingIsStored } from './untouched.ts';
import { whyFailed } from './why-failed.ts';

const key = 'updateMovie';
const handler = handlers[key];

const changesFields: Check = async (grader) => {
  const film = await putFilmToChange(grader);
  const fields = newFields(grader);
  const invoked = await update(grader, film.movie.id, asText(fields));
  const wanted = { statuses: [200], expected: '200 with the film as it is now' };
  const failure = await unlessAnswered(grader, key, invoked, wanted);
  if (failure) return failure;
  const { id, posterUrl } = film.movie;
  const item = await readItem(grader, id);
  const wrong =
    unlessHolds(key, item, { id, ...fields }) ?? unlessHolds(key, asItem(invoked), { id, ...fields });
  if (wrong) return wrong;
  const poster = await readPoster(grader, film.key);
  if (item?.posterUrl === posterUrl && poster?.bytes.equals(film.poster.bytes)) return pass();
  return fail({
    expected: `posterUrl ${posterUrl}, and its object, as before`,
    got: poster ? `posterUrl ${JSON.stringify(item?.posterUrl)}` : 'the object is gone',
    why: proven('the form had no poster, and yet the poster was touched'),
    fix: `leave posterUrl and S3 alone when the form has no poster, in ${handler}`,
  });
};

const replacesThePoster: Check = async (grader) => {
  const film = await putFilmToChange(grader);
  const fields = newFields(grader);
  const poster = image(grader.random, 'webp');
  const invoked = await update(grader, film.movie.id, asText(fields), poster);
  const wanted = { statuses: [200], expected: '200 with the film as it is now' };
  const failure = await unlessAnswered(grader, key, invoked, wanted);
  if (failure) return failure;
  const { id } = film.movie;
  const item = await readItem(grader, id);
  const wrong =
    unlessHolds(key, item, { id, ...fields }) ??
    (await unlessPosterStored(grader, key, item, poster, film.poster));
  if (wrong) return wrong;
  const { posterUrl } = asItem(invoked);
  const closed = await unlessOpens(grader, key, posterUrl, poster.bytes);
  if (closed) return closed;
  // The same key with other bytes is no old poster any more.
  const isOld = (await keyIn(grader, item?.posterUrl)) !== film.key && (await readPoster(grader, film.key));
  if (!isOld) return pass();
  const reason = await whyFailed(grader, key, invoked);
  const denied = /may not s3:DeleteObject/.test(reason.why.text);
  return fail({
    expected: 'the old poster is removed',
    got: `${film.key} is still there`,
    ...(denied
      ? reason
      : { why: proven('nothing names the old poster any more, and it is paid for on and on') }),
    fix: denied
      ? reason.fix
      : `DeleteObjectCommand of the old key after the item names the new one, in ${handler}`,
  });
};

const unknownMakesNothing: Check = async (grader) => {
  const id = grader.canary.id();
  for (const poster of [undefined, image(grader.random)]) {
    const fields = newFields(grader);
    keepFilmsTitled(grader, fields.title);
    const invoked = await update(grader, id, asText(fields), poster);
    const refused = await unlessRefused(grader, key, invoked, {
      statuses: [404],
      expected: 'no such film',
      instead: proven('UpdateItem and PutItem make an item where there is none'),
      fix: `ConditionExpression: 'attribute_exists(id)', and 404 when it does not hold, in ${handler}`,
    });
    const what = 'an update of a film that is not there';
    const stored =
      refused ?? (await unlessNothingIsStored(grader, key, { what, title: fields.title, poster }));
    if (stored) return stored;
  }
  return pass();
};

const refusesNonsense: Check = async (grader) => {
  const film = await putFilmToChange(grader);
  const before = await readItem(grader, film.movie.id);
  const sound = asText(newFields(grader));
  const forms: [string, Record<string, string>, FormFile?][] = [
    ['a blank title', { ...sound, title: ' ' }],
    ['the rating 42', { ...sound, rating: '42' }],
    ['a text that says it is a PNG', sound, disguisedText(grader.random)],
  ];
  for (const [what, fields, poster] of forms) {
    const invoked = await update(grader, film.movie.id, fields, poster);
    const refused = await unlessRefused(grader, key, invoked, {
      statuses: [400, 413, 415, 422],
      expected: `${what} is refused`,
      instead: proven(`update-movie accepts ${what}`),
      fix: `check every field and the poster before anything is written, in ${handler}`,
    });
    if (refused) return refused;
    const isSame = isDeepStrictEqual(await readItem(grader, film.movie.id), before);
    if (isSame && (await readPoster(grader, film.key))?.bytes.equals(film.poster.bytes)) continue;
    return fail({
      expected: 'the film and its poster as before',
      got: isSame ? 'another poster' : 'another item',
      why: proven('it was written before everything was checked'),
      fix: `check first and write last, in ${handler}`,
    });
  }
  return pass();
};

/** A film that a function may give a poster under a key that only the item will know. */
async function putFilmToChange(grader: Grader): Promise<Film> {
  const film = await putFilm(grader);
  grader.canary.keep(`the new poster of ${film.movie.id}`, async () => {
    const item = await readItem(grader, film.movie.id);
    if (item) await removeFilm(grader, item);
  });
  return film;
}

async function update(
  grader: Grader,
  id: string,
  fields: Record<string, string>,
  poster?: FormFile,
): Promise<Invoked> {
  return invoke(grader, key, movieEvent('PUT', id, await formBody(fields, poster)));
}

function asItem({ json }: Invoked): Record<string, unknown> {
  return (json ?? {}) as Record<string, unknown>;
}

export const updateChecks: Record<string, Check> = {
  'LAMBDA-04.1': functionIsThere(key),
  'LAMBDA-04.2': changesFields,
  'LAMBDA-04.3': replacesThePoster,
  'LAMBDA-04.4': unknownMakesNothing,
  'LAMBDA-04.5': refusesNonsense,
  'LAMBDA-04.6': roleFits(key),
};
