import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ApiEvent } from '../../given/functions/event.ts';
import { form, formEvent, goodFields, movieEvent, png, posterFile } from '../../testing/events.ts';
import { bucket, functionsOnACloud } from '../../testing/functions.ts';

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());

const newPoster = png('second');

async function update(id: string, data: FormData) {
  const event = await formEvent(data, movieEvent(id, { httpMethod: 'PUT' }));
  return cloud.call('update-movie', event);
}

function jsonEvent(id: string, body: unknown): ApiEvent {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return movieEvent(id, { httpMethod: 'PUT', headers, body: JSON.stringify(body), isBase64Encoded: false });
}

const stored = async (id: string) => (await cloud.items()).find((item) => item.id === id);

it('changes the fields and keeps the poster when none came', async () => {
  const movie = await cloud.put();
  const { status, body } = await update(movie.id, form(goodFields));
  expect(status).toBe(200);
  expect(body).toMatchObject({ id: movie.id, title: 'Häxan', rating: 7.6 });
  expect((await fetch(body.posterUrl)).status).toBe(200);
  const synopsis = 'Sweden, 1922.\nA film about witches.';
  expect(await stored(movie.id)).toEqual({ ...movie, title: 'Häxan', rating: 7.6, synopsis });
});

it('takes the fields as JSON too, even where the body came as base64', async () => {
  const movie = await cloud.put();
  const event = jsonEvent(movie.id, { title: 'A', rating: 10, synopsis: 'B' });
  expect((await cloud.call('update-movie', event)).status).toBe(200);
  expect(await stored(movie.id)).toEqual({ ...movie, title: 'A', rating: 10, synopsis: 'B' });
  const body = Buffer.from(event.body ?? '').toString('base64');
  expect((await cloud.call('update-movie', { ...event, body, isBase64Encoded: true })).status).toBe(200);
});

it('replaces the poster under a new key and removes the old one', async () => {
  const movie = await cloud.put();
  const { status, body } = await update(movie.id, form(goodFields, posterFile(newPoster)));
  expect(status).toBe(200);
  const now = await stored(movie.id);
  expect(now?.posterUrl).not.toBe(movie.posterUrl);
  expect((await cloud.poster(now?.posterUrl ?? '')).bytes).toEqual(newPoster);
  await expect(cloud.poster(movie.posterUrl)).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(new Uint8Array(await (await fetch(body.posterUrl)).arrayBuffer())).toEqual(newPoster);
});

it('answers 404 for an unknown id and stores nothing', async () => {
  for (const id of [randomUUID(), 'not-an-id']) {
    const before = [await cloud.items(), await cloud.versions()];
    expect((await update(id, form(goodFields))).status).toBe(404);
    expect((await update(id, form(goodFields, posterFile(newPoster)))).status).toBe(404);
    expect([await cloud.items(), await cloud.versions()]).toEqual(before);
  }
});

it.each([
  [{ title: 5, rating: 5, synopsis: 'S' }, ['title']],
  [{ title: 'T', rating: '5', synopsis: 'S' }, ['rating']],
  [{ title: 'T', rating: null, synopsis: ['S'] }, ['rating', 'synopsis']],
  [{ title: 'T', rating: 5, synopsis: 'S', posterUrl: 's3://x/y' }, ['posterUrl']],
  [{ title: '\ud800', rating: 5, synopsis: 'S' }, ['title']],
  [{}, ['title', 'rating', 'synopsis']],
])('refuses the JSON %o', async (document, fields) => {
  const movie = await cloud.put();
  const { status, body } = await cloud.call('update-movie', jsonEvent(movie.id, document));
  expect(status).toBe(400);
  expect(body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  expect(await stored(movie.id)).toEqual(movie);
});

it.each(['[]', 'null', '7', '{"title":', ''])('refuses the body %s', async (text) => {
  const { id } = await cloud.put();
  const event = { ...jsonEvent(id, {}), body: text };
  expect((await cloud.call('update-movie', event)).status).toBe(400);
});

it('never deletes what is not a poster of ours, whatever the film says', async () => {
  const movie = await cloud.put({ posterUrl: `s3://${bucket}/posters/../index.html` });
  const before = await cloud.posters();
  expect((await update(movie.id, form(goodFields, posterFile(newPoster)))).status).toBe(200);
  expect(await cloud.posters()).toEqual(expect.arrayContaining(before));
});

it('leaves one film with one poster when two people replace it at once', async () => {
  const movie = await cloud.put();
  const others = (await cloud.posters()).length - 1;
  const answers = await Promise.all(
    ['left', 'right'].map((side) => update(movie.id, form(goodFields, posterFile(png(side))))),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toContain(200);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  expect(await cloud.posters()).toHaveLength(others + 1);
  expect((await cloud.poster((await stored(movie.id))?.posterUrl ?? '')).bytes).toBeDefined();
});

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
it('keeps the new poster when an answer was lost and the update is sent again', async () => {
  const movie = await cloud.put();
  const send = DynamoDBDocumentClient.prototype.send as (command: object) => Promise<unknown>;
  const twice = async function (this: DynamoDBDocumentClient, command: object) {
    if (command.constructor.name === 'UpdateCommand') await send.call(this, command);
    return send.call(this, command);
  };
  const spy = vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(twice as never);
  const { status } = await update(movie.id, form(goodFields, posterFile(newPoster)));
  spy.mockRestore();
  expect(status).toBe(200);
  expect((await cloud.poster((await stored(movie.id))?.posterUrl ?? '')).bytes).toEqual(newPoster);
});
