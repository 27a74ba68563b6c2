import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request } from '../../../shared/http.ts';
import { goodFields, png, posterFile } from '../../03-lambda/testing/events.ts';
import {
  type DeployedCourse,
  deployedCourse,
  formRequest,
  jsonRequest,
  steps,
} from '../testing/deployed-course.ts';

let on: DeployedCourse;

beforeAll(async () => {
  on = await deployedCourse();
  await on.changesOf(steps);
});
afterAll(() => on.close());

async function addFilm() {
  const sent = await formRequest(goodFields, posterFile(png('a', 3_000)));
  const { status, json } = await on.ask('POST', '/movies', sent);
  expect({ status, json }).toEqual({ status: 201, json });
  return { json };
}

describe('the API', () => {
  it('answers GET /movies', async () => {
    expect(await on.ask('GET', '/movies')).toMatchObject({ status: 200, json: { movies: [] } });
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
  it('takes a form with a poster, and no byte of it changes', async () => {
    const poster = new Uint8Array(
      Buffer.from([...png('x', 300), ...Array.from({ length: 256 }, (_, n) => n)]),
    );
    const { status, headers, json } = await on.ask(
      'POST',
      '/movies',
      await formRequest(goodFields, posterFile(poster)),
    );
    expect({ status, json }).toEqual({ status: 201, json });
    expect(headers).toMatchObject({
      location: expect.stringContaining(json.id),
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'access-control-allow-origin': on.origin,
    });
    expect(new Uint8Array((await request(json.posterUrl)).body)).toEqual(poster);
    const shown = await on.ask('GET', `/movies/${json.id}`);
    expect(shown).toMatchObject({ status: 200, json: { title: 'Häxan', posterUrl: expect.any(String) } });
  });

  // Mistake: $util.escapeJavaScript alone makes \' of an apostrophe, which is no JSON.
  it('carries any text unharmed through both templates', async () => {
    const hard = `It's "$5" \\ #end <b>&amp;</b> \u2028 雪 🎬 \\' $input.body`;
    const { json: added } = await addFilm();
    const put = { title: hard, rating: 8.1, synopsis: `a\tb\n${hard}` };
    const { status, json } = await on.ask('PUT', `/movies/${added.id}`, jsonRequest(put));
    expect({ status, json }).toMatchObject({ status: 200, json: put });
    expect((await on.ask('GET', `/movies/${added.id}`)).json).toMatchObject(put);
  });

  it('passes query parameters on, and an empty one counts as absent', async () => {
    await addFilm();
    const first = await on.ask('GET', '/movies?limit=1&nextToken=');
    expect(first).toMatchObject({ status: 200, json: { movies: [{}], nextToken: expect.any(String) } });
    const second = await on.ask(
      'GET',
      `/movies?limit=1&nextToken=${encodeURIComponent(first.json.nextToken)}`,
    );
    expect(second.json.movies[0].id).not.toBe(first.json.movies[0].id);
    expect((await on.ask('GET', `/movies?limit=${encodeURIComponent(`'"\\`)}`)).status).toBe(400);
    expect((await on.ask('GET', '/admin?limit=1')).json.movies).toHaveLength(1);
  });

  it('signs the address of a poster', async () => {
    const { json } = await addFilm();
    const { status, json: signed } = await on.ask(
      'GET',
      `/posters?poster=${encodeURIComponent(json.posterUrl)}&expiresIn=60`,
    );
    expect({ status, expiresIn: signed.expiresIn }).toEqual({ status: 200, expiresIn: 60 });
    expect((await request(signed.url)).status).toBe(200);
  });

  it('deletes with 204 and nothing more, and then answers 404 with a problem document', async () => {
    const { json } = await addFilm();
    const deleted = await on.ask('DELETE', `/movies/${json.id}`);
    expect({ status: deleted.status, body: deleted.text }).toEqual({ status: 204, body: '' });
    const gone = await on.ask('GET', `/movies/${json.id}`);
    expect(gone).toMatchObject({ status: 404, json: { status: 404, title: 'Not found' } });
    expect(gone.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'access-control-allow-origin': on.origin,
    });
  });

  it.each([
    ['GET', '/nowhere', {}, 403, 'Missing Authentication Token'],
    ['PATCH', '/movies', {}, 403, 'Missing Authentication Token'],
    [
      'POST',
      '/movies',
      { headers: { 'content-type': 'text/csv' }, body: 'a,b' },
      415,
      'Unsupported Media Type',
    ],
  ])(
    'refuses %s %s itself, as a problem the site may read',
    async (method, path, settings, status, detail) => {
      const answer = await on.ask(method, path, settings);
      expect(answer).toMatchObject({ status, json: { type: 'about:blank', detail } });
      expect(answer.headers).toMatchObject({
        'content-type': 'application/problem+json',
        'access-control-allow-origin': on.origin,
      });
    },
  );

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
  it.each([
    ['/movies', 'GET,POST,OPTIONS'],
    ['/movies/1', 'GET,PUT,DELETE,OPTIONS'],
    ['/admin', 'GET,OPTIONS'],
    ['/posters', 'GET,OPTIONS'],
  ])('answers the preflight of %s for the site alone', async (path, verbs) => {
    const { status, headers } = await on.ask('OPTIONS', path, {
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': on.origin,
      'access-control-allow-methods': verbs,
      'access-control-allow-headers': 'Content-Type,Authorization',
    });
  });

  it('is in config.json as the site gets it', async () => {
    const answer = await request(`${on.origin}/config.json`);
    expect(JSON.parse(answer.text())).toEqual({ apiUrl: await on.apiUrl() });
  });
});
