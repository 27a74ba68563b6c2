import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { movieEvent } from '../../testing/events.ts';
import { functionsOnACloud } from '../../testing/functions.ts';

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());

it('shows one film with a poster address that opens', async () => {
  const { id } = await cloud.put({ title: 'Metropolis' });
  const { status, body } = await cloud.call('get-movie', movieEvent(id));
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['id', 'title', 'rating', 'synopsis', 'posterUrl']);
  expect(body).toMatchObject({ id, title: 'Metropolis', rating: 8.3 });
  expect((await fetch(body.posterUrl)).status).toBe(200);
  const [unsigned] = body.posterUrl.split('?');
  expect((await fetch(unsigned)).status).toBe(403);
});

it.each([randomUUID(), '', 'x', '../movies', "' OR 1=1", 'a'.repeat(5000)])(
  'answers 404 for the id "%s"',
  async (id) => {
    const answer = await cloud.call('get-movie', movieEvent(id));
    expect(answer).toMatchObject({ status: 404, body: { title: 'Not found', status: 404 } });
    expect(answer.headers['Content-Type']).toBe('application/problem+json');
  },
);

it.each([undefined, null, {}, 'text', { pathParameters: null }, { pathParameters: { id: 7 } }])(
  'answers 404 for the event %o',
  async (event) => {
    expect((await cloud.call('get-movie', event)).status).toBe(404);
  },
);
