import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { maximumPosterBytes } from '../../../../shared/movie.ts';
import { form, formEvent, goodFields, png, posterFile } from '../../testing/events.ts';
import { type Answered, functionsOnACloud } from '../../testing/functions.ts';

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());

const poster = posterFile(png('a poster'));

async function refused(event: unknown): Promise<Answered> {
  const before = [await cloud.items(), await cloud.versions()];
  const answer = await cloud.call('add-movie', event);
  expect([await cloud.items(), await cloud.versions()]).toEqual(before);
  expect(answer.headers['Content-Type']).toBe('application/problem+json');
  return answer;
}

it('stores the film and its poster, byte for byte, and shows it', async () => {
  const bytes = png('bytes', 300_000);
  const event = await formEvent(form(goodFields, posterFile(bytes, 'image/png', '../../etc/passwd')));
  const { status, headers, body } = await cloud.call('add-movie', event);
  expect(status).toBe(201);
  expect(headers.Location).toBe(`/movies/${body.id}`);
  const item = (await cloud.items()).find(({ id }) => id === body.id);
  expect(item).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    title: 'Häxan',
    rating: 7.6,
    synopsis: 'Sweden, 1922.\nA film about witches.',
    posterUrl: expect.stringMatching(/^s3:\/\/cinedb-ana-posters-000000000000\/posters\/[0-9a-f-]{36}\.png$/),
  });
  expect(await cloud.poster(item?.posterUrl ?? '')).toEqual({ type: 'image/png', bytes });
  const image = await fetch(body.posterUrl);
  expect(image.headers.get('content-type')).toBe('image/png');
});

it('takes a poster of exactly 4 MB and refuses one byte more with 413', async () => {
  const largest = await formEvent(form(goodFields, posterFile(png('x', maximumPosterBytes))));
  expect((await cloud.call('add-movie', largest)).status).toBe(201);
  const answer = await refused(
    await formEvent(form(goodFields, posterFile(png('x', maximumPosterBytes + 1)))),
  );
  expect(answer).toMatchObject({ status: 413, body: { errors: [{ field: 'poster' }] } });
});

it.each<[string, Record<string, string>, string]>([
  ['a missing title', { rating: '5', synopsis: 'S' }, 'title'],
  ['an empty title', { ...goodFields, title: ' \t ' }, 'title'],
  ['a title that is too long', { ...goodFields, title: 'x'.repeat(201) }, 'title'],
  ['a title with a control character', { ...goodFields, title: 'a\u0000b' }, 'title'],
  ['a synopsis that is too long', { ...goodFields, synopsis: 'x'.repeat(2001) }, 'synopsis'],
  ['a rating over 10', { ...goodFields, rating: '10.1' }, 'rating'],
  ['a rating below 0', { ...goodFields, rating: '-1' }, 'rating'],
  ['a rating with two decimals', { ...goodFields, rating: '7.55' }, 'rating'],
  ['a rating that is no number', { ...goodFields, rating: 'NaN' }, 'rating'],
  ['a rating in another notation', { ...goodFields, rating: '1e1' }, 'rating'],
  ['a field that nobody may set', { ...goodFields, id: 'mine' }, 'id'],
  ['a poster that is text', { ...goodFields, poster: 'x' }, 'poster'],
])('refuses %s', async (_what, fields, field) => {
  const answer = await refused(await formEvent(form(fields, 'poster' in fields ? undefined : poster)));
  expect(answer).toMatchObject({ status: 400, body: { title: 'Invalid input', errors: [{ field }] } });
});

it('accepts the longest texts, in any script', async () => {
  const fields = { title: '𝔉'.repeat(200), rating: '0', synopsis: '映'.repeat(2000) };
  const { status, body } = await cloud.call('add-movie', await formEvent(form(fields, poster)));
  expect(status).toBe(201);
  expect(body).toMatchObject({ title: fields.title, rating: 0, synopsis: fields.synopsis });
});

it.each<[string, File]>([
  ['text that is called an image', posterFile(new Uint8Array(Buffer.from('<svg/>')))],
  ['an empty file', posterFile(new Uint8Array())],
  ['a PNG that says it is a JPEG', posterFile(png('x'), 'image/jpeg')],
])('refuses a poster that is %s', async (_what, file) => {
  const answer = await refused(await formEvent(form(goodFields, file)));
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'poster' }] } });
});

it('names every wrong field at once, and a missing poster too', async () => {
  const { body } = await refused(await formEvent(form({ rating: '11' })));
  expect(body.detail).toBe('4 fields need your attention.');
  expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
    'title',
    'rating',
    'synopsis',
    'poster',
  ]);
});

it('refuses a field that comes twice', async () => {
  for (const [name, value] of [
    ['title', 'again'],
    ['poster', poster],
  ] as const) {
    const data = form(goodFields, poster);
    data.append(name, value);
    const answer = await refused(await formEvent(data));
    const errors = [{ field: name, detail: 'The field came more than once.' }];
    expect(answer).toMatchObject({ status: 400, body: { errors } });
  }
});

it('refuses a body that is no form, with 415 where another kind is announced', async () => {
  const event = await formEvent(form(goodFields, poster));
  const bytes = Buffer.from(event.body ?? '', 'base64');
  const cut = bytes.subarray(0, bytes.length - 30).toString('base64');
  expect((await refused({ ...event, body: cut })).status).toBe(400);
  expect((await refused({ ...event, body: '' })).status).toBe(400);
  expect((await refused({ ...event, body: 'no base64!' })).status).toBe(400);
  const noBoundary = { 'content-type': 'multipart/form-data' };
  expect((await refused({ ...event, headers: noBoundary })).status).toBe(400);
  for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain', '']) {
    expect((await refused({ ...event, headers: { 'CONTENT-TYPE': type } })).status).toBe(415);
  }
  expect((await refused({})).status).toBe(415);
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
it('refuses a poster that came as text, whose bytes are lost', async () => {
  const event = await formEvent(form(goodFields, poster));
  const body = Buffer.from(event.body ?? '', 'base64').toString('utf8');
  const answer = await refused({ ...event, body, isBase64Encoded: false });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'poster' }] } });
});

it('logs no word that somebody typed', async () => {
  const lines: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
  await cloud.call('add-movie', await formEvent(form({ ...goodFields, title: 'Very private' }, poster)));
  await cloud.call('add-movie', await formEvent(form({ ...goodFields, title: '' }, poster)));
  print.mockImplementation(() => {});
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/private|Sweden|poster\.png/i);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'request-1', status: 201 });
});
