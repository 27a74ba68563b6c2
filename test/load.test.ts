import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { form, goodFields, png, posterFile } from '../modules/03-lambda/testing/events.ts';
import { type Answer, request } from '../shared/http.ts';
import type { Movie } from '../shared/movie.ts';
import { type DeployedSite, deploySite } from './site/deploy-site.ts';
import { film, putFilms, storedFilms, storedPoster } from './site/films.ts';

const FILMS = 12;
const READERS = 200;
const UPLOADS = 20;
/** The stage takes 100 requests a second after a burst of 200, so most of them get through, whatever the machine. */
const LEAST_ANSWERED = 100;
/** For the first callers of a cold API on a slow machine. */
const timeoutMs = 50_000;

describe('the API under load', () => {
  let deployed: DeployedSite;
  const films = Array.from({ length: FILMS }, (_, number) => film(number));

  beforeAll(async () => {
    deployed = await deploySite();
    await putFilms(deployed.course, films);
  });
  afterAll(() => deployed?.close());

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
  it(`answers ${READERS} readers and ${UPLOADS} uploads at once, and loses or mixes up nothing`, {
    timeout: 60_000,
  }, async () => {
    const posters = Array.from({ length: UPLOADS }, (_, number) => poster(number));
    const uploads = posters.map((bytes, number) => upload(`Upload ${number}`, bytes));
    const reads = Array.from({ length: READERS }, () => ask('/movies?limit=100'));
    const [added, read] = await Promise.all([Promise.all(uploads), Promise.all(reads)]);

    expect(otherThan([201, 429], added)).toEqual([]);
    expect(otherThan([200, 429], read)).toEqual([]);
    const readable = read.filter(({ status }) => status === 200);
    expect(readable.length).toBeGreaterThanOrEqual(LEAST_ANSWERED);
    for (const answer of readable) expectAllFilms(answer);
    await expectStored(added, posters);
  });

  function ask(path: string): Promise<Answer> {
    return request(deployed.api + path, { timeoutMs });
  }

  async function upload(title: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const encoded = new Response(form({ ...goodFields, title }, posterFile(bytes)));
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
    const body = new Uint8Array(await encoded.arrayBuffer());
    return request(`${deployed.api}/movies`, { method: 'POST', headers, body, timeoutMs });
  }

  /** Every film that was there before, with its own poster; of those being added, none twice. */
  function expectAllFilms(answer: Answer): void {
    const { movies } = JSON.parse(answer.text()) as { movies: Movie[] };
    const byId = new Map(movies.map((movie) => [movie.id, movie]));
    expect(byId.size).toBe(movies.length);
    for (const { id, title } of films) {
      const found = byId.get(id);
      expect(found?.title).toBe(title);
      expect(new URL(String(found?.posterUrl)).pathname).toMatch(new RegExp(`/posters/${id}\\.webp$`));
    }
  }

  /** The table has the films that were accepted, each with the poster that came with it, and no film more. */
  async function expectStored(added: Answer[], posters: Uint8Array<ArrayBuffer>[]): Promise<void> {
    const accepted = added.flatMap(({ status }, number) => (status === 201 ? [number] : []));
    expect(accepted.length).toBeGreaterThan(0);
    const stored = await storedFilms(deployed.course);
    expect(stored).toHaveLength(FILMS + accepted.length);
    for (const number of accepted) {
      const found = stored.find(({ title }) => title === `Upload ${number}`);
      const bytes = await storedPoster(deployed.course, String(found?.posterUrl));
      expect(bytes?.equals(posters[number] ?? new Uint8Array())).toBe(true);
    }
  }
});

function poster(number: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.concat([png(`poster ${number}`), randomBytes(200_000)]);
  return new Uint8Array(bytes);
}

/** The answers that nobody should get, in words. */
function otherThan(expected: number[], answers: Answer[]): string[] {
  return answers
    .filter(({ status }) => !expected.includes(status))
    .map((answer) => `${answer.status} ${answer.text()}`);
}
