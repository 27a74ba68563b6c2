import {
  type Check,
  type FailureText,
  fail,
  type Grader,
  likely,
  type Outcome,
  pass,
  proven,
} from '../../check.ts';
import { keepFilmsTitled } from '../03-lambda/added-films.ts';
import { differences } from '../03-lambda/differences.ts';
import { putFilm, readItem } from '../03-lambda/films.ts';
import { encodeForm, type FormFile } from '../03-lambda/form.ts';
import { image } from '../03-lambda/images.ts';
import { keyIn, readPoster } from '../03-lambda/posters.ts';
import { asText, type Fields, newFields, whyCorrupt } from '../03-lambda/stored-film.ts';
import { ask, type Reply, shownReply } from './ask.ts';
import { unlessAnswered } from './judge.ts';
import { nastyFields } from './nasty-text.ts';
import * as known from './routes.ts';
import { whyFormSpoiled } from './why-form-spoiled.ts';

const step = known.steps.mappings;
const learn = '#common-mistakes';

const addsByteForByte: Check = async (grader) => {
  for (const kind of ['png', 'jpg'] as const) {
    const fields = newFields(grader);
    const poster = image(grader.random, kind);
    keepFilmsTitled(grader, fields.title);
    const reply = await sendForm(grader, 'POST', '/movies', fields, poster);
    const failure = await unlessAdded(grader, reply, fields, poster);
    if (failure) return failure;
  }
  return pass();
};

async function sendForm(
  grader: Grader,
  method: string,
  path: string,
  fields: Fields,
  poster?: FormFile,
): Promise<Reply> {
  const { contentType, bytes } = await encodeForm(asText(fields), poster);
  const reply = await ask(grader, method, path, { headers: { 'content-type': contentType }, body: bytes });
  grader.log(`a form with "${fields.title}"${poster ? ` and a poster of ${poster.bytes.length} bytes` : ''}`);
  return reply;
}

async function unlessAdded(grader: Grader, reply: Reply, fields: Fields, poster: FormFile) {
  const expected = '201 with the new film, and Location /movies/ID';
  const failure = await unlessAnswered(grader, known.addMovie, reply, { statuses: [201], expected });
  if (failure) return becauseOfForm(grader, known.addMovie, failure);
  const { id } = { ...(reply.json as { id?: unknown }) };
  const location = reply.headers.location ?? 'no Location';
  if (!location.endsWith(`/movies/${id}`)) {
    return fail({
      expected,
      got: `${shownReply(reply)} with ${location}`,
      why: proven('the header Location of the function does not go out'),
      fix: `#set($context.responseOverride.header.Location = …) where the function gives one, in ${known.templates.response}`,
    });
  }
  return (await unlessStored(grader, String(id), fields)) ?? unlessSameBytes(grader, String(id), poster);
}

/** The same failure, with what is configured to spoil forms as its reason. */
async function becauseOfForm(grader: Grader, route: known.Route, failure: Outcome): Promise<Outcome> {
  const reason = await whyFormSpoiled(grader, route);
  return reason && failure.verdict === 'fail' ? fail({ ...failure.failure, ...reason }) : failure;
}

async function unlessStored(grader: Grader, id: string, fields: Fields): Promise<Outcome | undefined> {
  const item = await readItem(grader, id);
  grader.log('read the film from DynamoDB');
  const wrong = item ? differences(item, { id, ...fields }) : 'no item with this id';
  if (!wrong) return undefined;
  return fail({
    expected: `an item with ${JSON.stringify(fields)}`,
    got: wrong,
    why: likely('the request template changes the body on its way to the function'),
    fix: `"$input.body" for a form, "$util.escapeJavaScript($input.body)" with its \\' undone for JSON, in ${known.templates.request}`,
    learn,
  });
}

async function unlessSameBytes(grader: Grader, id: string, poster: FormFile): Promise<Outcome | undefined> {
  const key = await keyIn(grader, (await readItem(grader, id))?.posterUrl);
  const stored = key ? await readPoster(grader, key) : undefined;
  grader.log('its poster from S3');
  if (stored?.bytes.equals(poster.bytes)) return undefined;
  const failure: FailureText = {
    expected: `${poster.bytes.length} bytes of ${poster.type} in S3, the same that were sent`,
    got: stored ? `${stored.bytes.length} other bytes` : 'no object',
    why: stored ? whyCorrupt(stored.bytes, poster.bytes) : proven('posterUrl names no object'),
    fix: `contentHandling: 'CONVERT_TO_TEXT' and "isBase64Encoded": true for forms, in ${step}`,
  };
  return fail({ ...failure, ...(await whyFormSpoiled(grader, known.addMovie)), learn });
}

const updatesAndDeletes: Check = async (grader) => {
  const { movie } = await putFilm(grader);
  const path = `/movies/${movie.id}`;
  const expected = '200 with the film as it is now';
  const fields = newFields(grader);
  const form = await sendForm(grader, 'PUT', path, fields);
  const refused = await unlessAnswered(grader, known.updateMovie, form, { statuses: [200], expected });
  if (refused) return becauseOfForm(grader, known.updateMovie, refused);
  const nasty = nastyFields(grader);
  const failure = (await unlessUpdated(grader, path, nasty)) ?? (await unlessStored(grader, movie.id, nasty));
  if (failure) return failure;
  const gone = await ask(grader, 'DELETE', path);
  const wanted = { statuses: [204], expected: '204 without a body' };
  return (await unlessAnswered(grader, known.deleteMovie, gone, wanted)) ?? pass();
};

/** A failure unless JSON changes a film; whether an apostrophe is the reason, the same without one proves. */
async function unlessUpdated(grader: Grader, path: string, fields: Fields): Promise<Outcome | undefined> {
  const put = ({ title, rating, synopsis }: Fields) => {
    const headers = { 'content-type': 'application/json' };
    return ask(grader, 'PUT', path, { headers, body: JSON.stringify({ title, rating, synopsis }) });
  };
  const reply = await put(fields);
  const wanted = { statuses: [200], expected: '200 with the film as it is now' };
  const failure = await unlessAnswered(grader, known.updateMovie, reply, wanted);
  if (failure?.verdict !== 'fail') return failure;
  const plain = await put({
    ...fields,
    title: withoutApostrophes(fields.title),
    synopsis: withoutApostrophes(fields.synopsis),
  });
  if (plain.status !== 200) return failure;
  return fail({
    ...failure.failure,
    why: proven(
      "the same without apostrophes is taken: $util.escapeJavaScript writes \\' for each, which JSON does not know",
    ),
    fix: `$util.escapeJavaScript($input.body).replaceAll("\\\\'","'") in the request template, in ${known.templates.request}`,
    learn,
  });
}

function withoutApostrophes(text: string): string {
  return text.replaceAll("'", '');
}

export const bodyChecks: Record<string, Check> = {
  'APIGW-02.4': addsByteForByte,
  'APIGW-02.5': updatesAndDeletes,
};
