import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Random, randomFor } from '../../../../verify/random.ts';
import type { ApiEvent } from '../../given/functions/event.ts';
import { form, formEvent, movieEvent, png, posterFile } from '../../testing/events.ts';
import { functionsOnACloud } from '../../testing/functions.ts';

const CASES = 1_200;

let cloud: Awaited<ReturnType<typeof functionsOnACloud>>;
beforeAll(async () => {
  cloud = await functionsOnACloud();
});
afterAll(() => cloud.close());

const random = randomFor('7f3a19c2', 'any input');

function one<Value>(values: readonly Value[], from: Random = random): Value {
  return values[from.integer(0, values.length - 1)] as Value;
}

const texts = [
  'Häxan',
  '',
  ' ',
  'x'.repeat(201),
  'y'.repeat(2001),
  '<b>&"\'\\',
  '\u0000',
  '映画 🎬',
  '\ud800',
  '__proto__',
];
const ratings = [
  '7.6',
  '0',
  '10',
  '10.0',
  '11',
  '-1',
  '7.55',
  'NaN',
  'Infinity',
  '1e1',
  '',
  '٧',
  '0x5',
  ' 5 ',
];
const jsonValues = [1, 7.5, 10.01, -0, null, true, [], {}, 'text', '', '\udfff', 1e308, ['a'], { a: 1 }];
const names = [
  'title',
  'rating',
  'synopsis',
  'poster',
  'id',
  'posterUrl',
  '',
  '__proto__',
  'constructor',
  'a\r\nb',
];
const posters = () =>
  one([
    posterFile(png('good')),
    posterFile(png('good'), 'application/octet-stream', '../../x\u0000.exe'),
    posterFile(png('bad'), 'image/webp'),
    posterFile(new Uint8Array(Buffer.from('GIF89a'))),
    posterFile(new Uint8Array()),
    posterFile(new Uint8Array(Buffer.from('ffd8ff', 'hex')), 'image/jpg', ''),
  ]);

async function randomForm(more: ApiEvent): Promise<ApiEvent> {
  const fields: Record<string, string> = { title: 'T', rating: '5', synopsis: 'S' };
  if (random.next() < 0.5) fields[one(['title', 'synopsis'])] = one(texts);
  if (random.next() < 0.3) fields.rating = one(ratings);
  if (random.next() < 0.1) delete fields[one(['title', 'rating', 'synopsis'])];
  const data = form(fields, random.next() < 0.8 ? posters() : undefined);
  if (random.next() < 0.15) data.append(one(names), random.next() < 0.5 ? one(texts) : posters());
  return damaged(await formEvent(data, more));
}

/** Now and then the body is cut, has some bytes changed, or is not what the header says. */
function damaged(event: ApiEvent): ApiEvent {
  if (random.next() < 0.6) return event;
  const bytes = Buffer.from(event.body ?? '', 'base64');
  const cut = bytes.subarray(0, random.integer(0, bytes.length));
  const changed = Buffer.from(bytes);
  for (let count = random.integer(1, 5); count > 0; count -= 1) {
    changed[random.integer(0, changed.length - 1)] = random.integer(0, 255);
  }
  const type = event.headers?.['Content-Type'] ?? '';
  return one<ApiEvent>([
    { ...event, body: cut.toString('base64') },
    { ...event, body: changed.toString('base64') },
    { ...event, body: bytes.toString('utf8'), isBase64Encoded: false },
    { ...event, body: bytes.toString('latin1') },
    { ...event, headers: { 'content-type': `${type}\r\nx: y` } },
    { ...event, headers: { 'content-type': type.replace('boundary=', 'boundary="') } },
    {
      ...event,
      headers: { 'content-type': one(['', 'multipart/form-data', 'text/plain', 'multipart/mixed']) },
    },
    { ...event, headers: null },
    { ...event, body: null },
  ]);
}

function randomJson(more: ApiEvent): ApiEvent {
  const document: Record<string, unknown> = { title: 'T', rating: 5, synopsis: 'S' };
  for (let count = random.integer(0, 2); count > 0; count -= 1) document[one(names)] = one(jsonValues);
  const text = JSON.stringify(document);
  const body = random.next() < 0.8 ? text : text.slice(0, random.integer(0, text.length));
  return { ...more, headers: { 'content-type': 'application/json' }, body, isBase64Encoded: false };
}

it(`answers ${CASES} inputs without an error of its own, and stores nothing that it refused`, async () => {
  const { id } = await cloud.put();
  const seen = new Map<number, number>();
  let [movie] = await cloud.items();
  let versions = await cloud.versions();
  for (let number = 0; number < CASES; number += 1) {
    const isAdd = random.next() < 0.4;
    const more = isAdd ? { httpMethod: 'POST' } : movieEvent(random.next() < 0.9 ? id : one(texts));
    const event = random.next() < 0.7 ? await randomForm(more) : randomJson(more);
    const { status, body } = await cloud.call(isAdd ? 'add-movie' : 'update-movie', event);
    seen.set(status, (seen.get(status) ?? 0) + 1);
    expect(status, JSON.stringify(event)).toBeLessThan(500);
    if (status >= 400) {
      expect(body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
      expect(await cloud.items(), JSON.stringify(event)).toEqual([movie]);
    } else if (isAdd) {
      expect((await cloud.call('delete-movie', movieEvent(body.id))).status).toBe(204);
      versions += 2;
    } else {
      const [changed] = await cloud.items();
      // A new poster is one version, and the old one's deletion a marker.
      if (changed?.posterUrl !== movie?.posterUrl) versions += 2;
      movie = changed;
    }
    // Each write to the bucket makes one version or marker, so nothing can come and go unseen.
    if (number % 50 === 49) expect(await cloud.versions()).toBe(versions);
  }
  // Otherwise the inputs would be too tame, or too wild, to prove anything.
  for (const status of [200, 201, 400, 404, 415]) expect(seen.get(status) ?? 0).toBeGreaterThan(15);
}, 180_000);
