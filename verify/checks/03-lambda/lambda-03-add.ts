import { maximumPosterBytes } from '../../../shared/movie.ts';
import { type Check, fail, type Grader, type Outcome, pass, proven } from '../../check.ts';
import { keepFilmsTitled } from './added-films.ts';
import { addEvent } from './events.ts';
import { readItem } from './films.ts';
import { asBase64, encodeForm, type FormFile, formBody } from './form.ts';
import { handlers } from './functions.ts';
import { disguisedText, image, type Kind, largeImage } from './images.ts';
import { type Invoked, invokeQuietly, shownAnswer } from './invoke.ts';
import { functionIsThere } from './is-there.ts';
import { unlessAnswered } from './judge.ts';
import { unlessOpens } from './presigned.ts';
import { roleFits } from './role-fits.ts';
import { asText, type Fields, newFields, unlessHolds, unlessPosterStored } from './stored-film.ts';
import { type BadForm, unlessAddRefuses } from './untouched.ts';
import { whyNotDecoded } from './why-not-decoded.ts';

const key = 'addMovie';
const handler = handlers[key];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const REFUSED = [400, 413, 415, 422];

const addsAFilm: Check = async (grader) => {
  const ids = new Set<string>();
  for (let count = 1; count <= 2; count += 1) {
    const fields = newFields(grader);
    const { id, failure } = await add(grader, fields, image(grader.random, 'webp'));
    if (failure) return failure;
    const wrong = unlessHolds(key, await readItem(grader, id), { id, ...fields });
    if (wrong) return wrong;
    ids.add(id);
  }
  if (ids.size === 2) return pass();
  return fail({
    expected: 'a new id for each film',
    got: `${[...ids][0]} twice`,
    why: proven('the second film was written over the first'),
    fix: `id: randomUUID() inside the handler, in ${handler}`,
  });
};

/** Adds a film through the function, and reads the id that it got. */
async function add(
  grader: Grader,
  fields: Fields,
  poster: FormFile,
): Promise<{ id: string; invoked: Invoked; failure?: Outcome }> {
  keepFilmsTitled(grader, fields.title);
  const invoked = await invokeQuietly(grader, key, addEvent(await formBody(asText(fields), poster)));
  grader.log(`sent add-movie the form of "${fields.title}" with a poster of ${poster.bytes.length} bytes`);
  const expected = '201 with the new film';
  const { id } = (invoked.json ?? {}) as { id?: unknown };
  const failure = await unlessAnswered(grader, key, invoked, { statuses: [201], expected });
  if (failure)
    return { id: '', invoked, failure: (await whyNotDecoded(grader, failure, invoked)) ?? failure };
  if (typeof id === 'string' && UUID.test(id)) return { id, invoked };
  const why = proven(`its id is ${JSON.stringify(id) ?? 'missing'}, which is no UUID`);
  const fix = `id: randomUUID() of node:crypto, and answer with the film, in ${handler}`;
  return { id: '', invoked, failure: fail({ expected, got: shownAnswer(invoked), why, fix }) };
}

const storesThePoster: Check = async (grader) => {
  for (const kind of ['webp', 'jpg', 'png'] satisfies Kind[]) {
    const poster = image(grader.random, kind);
    const { id, invoked, failure } = await add(grader, newFields(grader), poster);
    if (failure) return failure;
    const wrong = await unlessPosterStored(grader, key, await readItem(grader, id), poster);
    if (wrong) return wrong;
    const { posterUrl } = invoked.json as { posterUrl?: unknown };
    // Who answers with an address for browsers must answer with one that opens.
    const shows = typeof posterUrl === 'string' && posterUrl.startsWith('http');
    const closed = shows ? await unlessOpens(grader, key, posterUrl, poster.bytes) : undefined;
    if (closed) return closed;
  }
  return pass();
};

const refusesBadFields: Check = async (grader) => {
  const poster = image(grader.random);
  const bad = async (
    what: string,
    change: (fields: Record<string, string>) => Record<string, string>,
  ): Promise<BadForm> => {
    const fields = newFields(grader);
    const body = await formBody(change(asText(fields)), poster);
    return { what, title: fields.title, body, poster, statuses: REFUSED };
  };
  const forms = [
    await bad('a form without a title', ({ title: _, ...fields }) => fields),
    await bad('a form whose title is blank', (fields) => ({ ...fields, title: '   ' })),
    await bad('a form without a rating', ({ rating: _, ...fields }) => fields),
    await bad('a form with the rating 11', (fields) => ({ ...fields, rating: '11' })),
    await bad('a form with the rating "good"', (fields) => ({ ...fields, rating: 'good' })),
    await withoutPoster(grader),
    await brokenForm(grader, poster),
    notAForm(grader),
  ];
  for (const form of forms) {
    const failure = await unlessAddRefuses(grader, form);
    if (failure) return failure;
  }
  return pass();
};

async function withoutPoster(grader: Grader): Promise<BadForm> {
  const fields = newFields(grader);
  const body = await formBody(asText(fields));
  return { what: 'a form without a poster', title: fields.title, body, statuses: REFUSED };
}

async function brokenForm(grader: Grader, poster: FormFile): Promise<BadForm> {
  const fields = newFields(grader);
  const { contentType, bytes } = await encodeForm(asText(fields), poster);
  const body = asBase64({ contentType, bytes: bytes.subarray(0, bytes.length - 200) });
  return { what: 'a form that breaks off', title: fields.title, body, poster, statuses: REFUSED };
}

function notAForm(grader: Grader): BadForm {
  const fields = newFields(grader);
  const body = asBase64({ contentType: 'text/plain', bytes: Buffer.from(JSON.stringify(fields)) });
  return { what: 'a text that is no form', title: fields.title, body, statuses: REFUSED };
}

const refusesBadPosters: Check = async (grader) => {
  const posters = [
    ['a text that says it is a PNG', disguisedText(grader.random), REFUSED],
    ['a poster of 4 MB and a byte', largeImage(grader.random, maximumPosterBytes + 1), REFUSED],
  ] as const;
  for (const [what, poster, statuses] of posters) {
    const fields = newFields(grader);
    const body = await formBody(asText(fields), poster);
    const failure = await unlessAddRefuses(grader, { what, title: fields.title, body, poster, statuses });
    if (failure) return failure;
  }
  return pass();
};

export const addChecks: Record<string, Check> = {
  'LAMBDA-03.1': functionIsThere(key),
  'LAMBDA-03.2': addsAFilm,
  'LAMBDA-03.3': storesThePoster,
  'LAMBDA-03.4': refusesBadFields,
  'LAMBDA-03.5': refusesBadPosters,
  'LAMBDA-03.6': roleFits(key),
};
