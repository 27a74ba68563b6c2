import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { queryEvent } from '../../testing/events.ts';
import { functionsOnACloud } from '../../testing/functions.ts';

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());

it('answers an empty list for an empty table', async () => {
  const answer = await cloud.call('list-movies', queryEvent({}));
  expect(answer).toMatchObject({ status: 200, body: { movies: [] } });
  expect(answer.body.nextToken).toBeUndefined();
  expect(answer.headers['Content-Type']).toBe('application/json');
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.Pagination
it('gives every film once, page by page, without an empty page at the end', async () => {
  for (let number = 0; number < 10; number += 1) await cloud.put({ title: `Film ${number}` });
  const titles: string[] = [];
  const sizes: number[] = [];
  let nextToken: string | undefined;
  do {
    const page = await cloud.call('list-movies', queryEvent({ limit: '5', ...(nextToken && { nextToken }) }));
    titles.push(...page.body.movies.map(({ title }: { title: string }) => title));
    sizes.push(page.body.movies.length);
    nextToken = page.body.nextToken;
  } while (nextToken);
  expect(sizes).toEqual([5, 5]);
  expect(titles.sort()).toEqual(Array.from({ length: 10 }, (_, number) => `Film ${number}`));
});

it('shows the five fields and no others, with a poster that opens', async () => {
  const movie = await cloud.put({ title: 'Nosferatu', secret: 'no' } as object);
  const { body } = await cloud.call('list-movies', queryEvent({ limit: '100' }));
  const found = body.movies.find(({ id }: { id: string }) => id === movie.id);
  expect(found).toEqual({
    id: movie.id,
    title: 'Nosferatu',
    rating: 8.3,
    synopsis: 'Germany, 1931.',
    posterUrl: expect.stringContaining('X-Amz-Signature='),
  });
  const image = await fetch(found.posterUrl);
  expect(image.status).toBe(200);
  expect(new Uint8Array(await image.arrayBuffer())).toEqual((await cloud.poster(movie.posterUrl)).bytes);
});

it('shows a film whose poster is not in our bucket without an address', async () => {
  const movie = await cloud.put();
  await cloud.put({ ...movie, posterUrl: 's3://somebody-else/posters/a.png' });
  const { body } = await cloud.call('list-movies', queryEvent({ limit: '100' }));
  expect(body.movies.find(({ id }: { id: string }) => id === movie.id).posterUrl).toBeNull();
});

it.each([{ limit: '0' }, { limit: '101' }, { limit: '1e1' }, { limit: '-1' }, { limit: 'all' }])(
  'refuses %o',
  async (query) => {
    const answer = await cloud.call('list-movies', queryEvent(query as Record<string, string>));
    expect(answer.status).toBe(400);
    expect(answer.headers['Content-Type']).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ title: 'Invalid input', status: 400, errors: [{ field: 'limit' }] });
  },
);

it.each([
  'garbage',
  '%%%',
  Buffer.from('{"after":7}').toString('base64url'),
  Buffer.from('{"after":""}').toString('base64url'),
  Buffer.from('null').toString('base64url'),
  `${Buffer.from('{"after":"a"}').toString('base64url')}=`,
  Buffer.from(JSON.stringify({ after: 'a'.repeat(5000) })).toString('base64url'),
])('refuses the token %s', async (nextToken) => {
  const answer = await cloud.call('list-movies', queryEvent({ nextToken }));
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'nextToken' }] } });
});

it('hides from the caller what went wrong inside, and logs it', async () => {
  const lines: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line));
  process.env.TABLE_NAME = 'Movies';
  const answer = await cloud.call('list-movies', queryEvent({}));
  process.env.TABLE_NAME = 'cinedb-ana-movies';
  print.mockImplementation(() => {});
  expect(answer.status).toBe(500);
  expect(answer.body).toEqual({
    type: 'about:blank',
    title: 'Internal error',
    status: 500,
    detail: 'Something went wrong on our side. Try again later.',
  });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'error', requestId: 'request-1', error: 'ResourceNotFoundException' }),
    expect.objectContaining({ level: 'info', what: 'answered', status: 500 }),
  ]);
});
