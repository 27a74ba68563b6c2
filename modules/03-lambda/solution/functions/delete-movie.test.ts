import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { movieEvent } from '../../testing/events.ts';
import { functionsOnACloud } from '../../testing/functions.ts';

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());

const remove = (id: string) => cloud.call('delete-movie', movieEvent(id, { httpMethod: 'DELETE' }));

it('removes the film and its poster, and no other', async () => {
  const [movie, other] = [await cloud.put(), await cloud.put()];
  expect(await remove(movie.id)).toEqual({
    status: 204,
    headers: { 'Cache-Control': 'no-store' },
    body: undefined,
  });
  expect(await cloud.items()).toEqual([other]);
  await expect(cloud.poster(movie.posterUrl)).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect((await cloud.poster(other.posterUrl)).bytes).toBeDefined();
});

it('answers 404 the second time, and for an id that never was', async () => {
  const { id } = await cloud.put();
  expect((await remove(id)).status).toBe(204);
  for (const unknown of [id, randomUUID(), '', 'posters/']) {
    expect(await remove(unknown)).toMatchObject({ status: 404, body: { title: 'Not found' } });
  }
});

it('removes a film whose poster is elsewhere, and leaves that alone', async () => {
  const other = await cloud.put();
  const movie = await cloud.put({ posterUrl: other.posterUrl.replace('cinedb-ana', 'cinedb-bea') });
  expect((await remove(movie.id)).status).toBe(204);
  expect((await cloud.poster(other.posterUrl)).bytes).toBeDefined();
});
