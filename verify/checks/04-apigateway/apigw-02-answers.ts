import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Check, fail, type Grader, likely, pass, proven } from '../../check.ts';
import { differences } from '../03-lambda/differences.ts';
import { putFilm } from '../03-lambda/films.ts';
import { ask, askQuietly, shownReply } from './ask.ts';
import { unlessAnswered, unlessRefused } from './judge.ts';
import { nastyFields } from './nasty-text.ts';
import * as known from './routes.ts';

const learn = '#common-mistakes';

const anyTextSurvives: Check = async (grader) => {
  const movie = await putNastyFilm(grader);
  const path = `/movies/${movie.id}`;
  const expected = '200 with the film, its quotes, apostrophes and line breaks as the table has them';
  const reply = await ask(grader, 'GET', path);
  const failure = await unlessAnswered(grader, known.getMovie, reply, { statuses: [200], expected });
  if (failure) return failure;
  const wrong = differences(reply.json, movie);
  if (wrong) {
    const why = likely('the response template changes the body instead of handing it on');
    const fix = `$input.path('$.body') as the whole template's text, in ${known.templates.response}`;
    return fail({ expected, got: wrong, why, fix, learn });
  }
  for (const route of [known.listMovies, known.listForAdmins]) {
    const list = await ask(grader, 'GET', `${route.path}?limit=100`);
    const wanted = { statuses: [200], expected: '200 with an object { movies, nextToken }' };
    const broken = await unlessAnswered(grader, route, list, wanted);
    if (broken) return broken;
  }
  return pass();
};

async function putNastyFilm(grader: Grader) {
  const { movie } = await putFilm(grader);
  const nasty = { ...movie, ...nastyFields(grader) };
  const { clients, locate } = grader;
  // The film is registered for removal by its id already.
  await clients.documents.send(new PutCommand({ TableName: await locate.moviesTable(), Item: nasty }));
  return nasty;
}

const parametersArrive: Check = async (grader) => {
  await putFilm(grader);
  const { key } = await putFilm(grader);
  const first = await ask(grader, 'GET', '/movies?limit=1');
  const { nextToken } = { ...(first.json as { nextToken?: unknown }) };
  const token = encodeURIComponent(String(nextToken));
  const second = await askQuietly(grader, 'GET', `/movies?limit=1&nextToken=${token}`);
  grader.log('the same with the nextToken that it gave');
  const ids = [first, second].flatMap(({ json }) => idsIn(json));
  if (ids.length !== 2 || ids[0] === ids[1]) {
    return fail({
      expected: 'two pages of one film each, and not the same',
      got: `${idsIn(first.json).length} films, then ${second.status} with ${idsIn(second.json).length}`,
      why: proven('limit and nextToken do not both reach the function'),
      fix: `every parameter of $input.params().querystring in queryStringParameters, in ${known.templates.request}`,
    });
  }
  const poster = await ask(grader, 'GET', `/posters?poster=${encodeURIComponent(key)}&expiresIn=77`);
  const expected = `200 with { url } for ${key}, good for 77 s`;
  const failure = await unlessAnswered(grader, known.posterUrl, poster, { statuses: [200], expected });
  if (failure) return failure;
  const { url } = { ...(poster.json as { url?: unknown }) };
  if (String(url).includes(key) && /[?&]X-Amz-Expires=77(&|$)/.test(String(url))) return pass();
  return fail({
    expected,
    got: shownReply(poster),
    why: proven('poster and expiresIn do not both reach the function'),
    fix: `every parameter of $input.params().querystring in queryStringParameters, in ${known.templates.request}`,
  });
};

function idsIn(json: unknown): unknown[] {
  const { movies } = { ...(json as { movies?: unknown }) };
  return Array.isArray(movies) ? movies.map((movie) => movie?.id) : [];
}

const statusesAreMapped: Check = async (grader) => {
  const id = grader.canary.id();
  const json = { headers: { 'content-type': 'application/json' } };
  const senseless = JSON.stringify({ title: '', rating: 11 });
  const cases = [
    { route: known.getMovie, path: `/movies/${id}`, statuses: [404] },
    { route: known.deleteMovie, path: `/movies/${id}`, statuses: [404] },
    { route: known.updateMovie, path: `/movies/${id}`, statuses: [404, 400], ...json, body: senseless },
    { route: known.listMovies, path: '/movies?limit=0', statuses: [400] },
    { route: known.listForAdmins, path: '/admin?limit=0', statuses: [400] },
    { route: known.posterUrl, path: '/posters?poster=index.html', statuses: [400, 403, 404] },
  ];
  for (const { route, path, statuses, ...settings } of cases) {
    const reply = await ask(grader, route.method, path, settings);
    const expected = statuses.includes(404) ? 'no such film' : 'a refusal';
    const failure = await unlessRefused(grader, route, reply, { statuses, expected });
    if (failure) return failure;
  }
  return pass();
};

export const answerChecks: Record<string, Check> = {
  'APIGW-02.1': anyTextSurvives,
  'APIGW-02.2': parametersArrive,
  'APIGW-02.3': statusesAreMapped,
};
