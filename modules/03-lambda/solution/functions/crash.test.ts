import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import type { Movie } from '../../../../shared/movie.ts';
import { form, formEvent, goodFields, movieEvent, png, posterFile } from '../../testing/events.ts';
import { type Answered, functionsOnACloud } from '../../testing/functions.ts';

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
let movie: Movie;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());
beforeEach(async () => {
  movie = await cloud.put();
});

/** How a call to AWS fails: before it did anything or after, alone or with every call that follows. */
const failures = [
  { where: 'before', dead: false },
  { where: 'before', dead: true },
  { where: 'after', dead: false },
  { where: 'after', dead: true },
] as const;

type Send = (command: object) => Promise<unknown>;

/** Lets the function's call number `at` to AWS fail, counted from 0; answers how many calls there were. */
async function failing(
  { at, where, dead }: { at: number; where: 'before' | 'after'; dead: boolean },
  call: () => Promise<Answered>,
): Promise<{ calls: number; answer: Answered }> {
  let calls = 0;
  const spies: MockInstance[] = [];
  for (const prototype of [S3Client.prototype, DynamoDBDocumentClient.prototype] as { send: Send }[]) {
    const send = prototype.send;
    const spy = vi.spyOn(prototype, 'send').mockImplementation(async function (this: unknown, command) {
      const number = calls;
      calls += 1;
      if (number > at && dead) throw new Error('the process is gone');
      if (number !== at) return send.call(this, command);
      if (where === 'after') await send.call(this, command);
      throw new Error('the connection broke');
    });
    spies.push(spy);
  }
  const answer = await call();
  for (const spy of spies) spy.mockRestore();
  return { calls, answer };
}

async function expectEveryPosterThere(): Promise<void> {
  const posters = await cloud.posters();
  for (const { posterUrl } of await cloud.items()) {
    expect(posters).toContain(posterUrl.replace(/^s3:\/\/[^/]+\//, ''));
  }
}

const poster = () => posterFile(png('new'));
const stored = async () => (await cloud.items()).find(({ id }) => id === movie.id);

const operations: Record<
  string,
  { calls: number; run: () => Promise<Answered>; check: () => Promise<void> }
> = {
  add: {
    calls: 2,
    run: async () => cloud.call('add-movie', await formEvent(form(goodFields, poster()))),
    check: async () => expect(await stored()).toEqual(movie),
  },
  'update with a poster': {
    calls: 4,
    run: async () =>
      cloud.call('update-movie', await formEvent(form(goodFields, poster()), movieEvent(movie.id))),
    check: async () => expect((await stored())?.title).toMatch(/^(M|Häxan)$/),
  },
  'update without a poster': {
    calls: 1,
    run: async () => cloud.call('update-movie', await formEvent(form(goodFields), movieEvent(movie.id))),
    check: async () => expect((await stored())?.posterUrl).toBe(movie.posterUrl),
  },
  delete: {
    calls: 2,
    run: () => cloud.call('delete-movie', movieEvent(movie.id)),
    check: async () => expect([movie, undefined]).toContainEqual(await stored()),
  },
};

describe.each(Object.entries(operations))('%s', (_name, operation) => {
  const cases = Array.from({ length: operation.calls }, (_, at) => failures.map((how) => ({ at, ...how })));

  it('makes as many calls as the cases below assume', async () => {
    const { calls, answer } = await failing({ at: 99, where: 'before', dead: false }, operation.run);
    expect(calls).toBe(operation.calls);
    expect(answer.status).toBeLessThan(300);
  });

  it.each(cases.flat())(
    'loses no film and no poster when call $at fails $where (dead: $dead)',
    async (how) => {
      const others = (await cloud.items()).filter(({ id }) => id !== movie.id);
      const { answer } = await failing(how, operation.run);
      expect([200, 204, 500]).toContain(answer.status);
      await operation.check();
      await expectEveryPosterThere();
      expect(await cloud.items()).toEqual(expect.arrayContaining(others));
    },
  );

  it('succeeds when it is tried again after a failure that did nothing', async () => {
    await failing({ at: 0, where: 'before', dead: true }, operation.run);
    expect((await operation.run()).status).toBeLessThan(300);
    await expectEveryPosterThere();
  });
});
