import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLegacyFilms } from './legacy-films.ts';
import { legacyPlace } from './legacy-rows.ts';

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
// No CHECKs: a damaged database is one that somebody made or changed without the app.
const table = 'CREATE TABLE movies (id, title, rating, synopsis, poster);';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'legacy-'));
  await mkdir(join(folder, 'posters'));
  await writeFile(join(folder, 'posters', 'good.png'), png);
  await writeFile(join(folder, 'posters', 'fake.png'), 'this is text');
  await writeFile(join(folder, 'secret.png'), png);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function saveDatabase(sql: string): Promise<void> {
  const { Database } = await initSqlJs();
  const database = new Database();
  database.exec(sql);
  await writeFile(join(folder, 'cinedb.sqlite'), database.export());
  database.close();
}

const row = (...values: string[]) => `INSERT INTO movies VALUES (${values.join(', ')});`;

describe('the films of the legacy app', () => {
  it('are those of the course when the app never ran', async () => {
    const { films, rejects } = await readLegacyFilms({ folder: legacyPlace({}).folder });
    expect(films.length).toBeGreaterThanOrEqual(60);
    expect(rejects).toEqual([]);
    const film = films.find(({ title }) => title === "L'Inferno");
    expect(film).toMatchObject({ rating: 7, synopsis: expect.stringContaining('Virgil leads Dante') });
    expect(new Set(films.map(({ poster }) => poster.extension))).toEqual(new Set(['jpg', 'png', 'webp']));
  });

  it('come from the database file where there is one', async () => {
    await saveDatabase(table + row(`'${id(1)}'`, `'Häxan'`, '7.6', `'It''s Sweden.'`, `'good.png'`));
    const { films, rejects, from } = await readLegacyFilms({ folder });
    expect(rejects).toEqual([]);
    expect(films).toHaveLength(1);
    expect(films[0]).toMatchObject({ id: id(1), title: 'Häxan', rating: 7.6, synopsis: "It's Sweden." });
    expect(films[0]?.poster).toEqual({ bytes: png, extension: 'png' });
    expect(from).toContain('cinedb.sqlite');
  });

  it('leave damaged rows aside, each with its id, its reasons and the row itself', async () => {
    const good = row(`'${id(1)}'`, `'Good'`, '5', `'Fine.'`, `'good.png'`);
    const damaged = [
      row(`'${id(2)}'`, `'Text rating'`, `'high'`, `'x'`, `'good.png'`),
      row(`'${id(3)}'`, `'Out of range'`, '11', `'x'`, `'good.png'`),
      row(`'${id(4)}'`, 'NULL', '5', `'x'`, `'good.png'`),
      row(`'not-a-uuid'`, `'Bad id'`, '5', `'x'`, `'good.png'`),
      row(`'${id(5)}'`, `'No poster'`, '5', `'x'`, `'gone.png'`),
      row(`'${id(6)}'`, `'Fake poster'`, '5', `'x'`, `'fake.png'`),
      row(`'${id(7)}'`, `'Not ours'`, '5', `'x'`, `'../secret.png'`),
      row(`'${id(8)}'`, `'  '`, 'NULL', 'NULL', 'NULL'),
    ];
    await saveDatabase(table + good + damaged.join(''));
    const { films, rejects } = await readLegacyFilms({ folder });
    expect(films.map(({ title }) => title)).toEqual(['Good']);
    expect(Object.fromEntries(rejects.map((reject) => [reject.id, reject.reasons]))).toEqual({
      [id(2)]: ['the rating is not a number'],
      [id(3)]: ['the rating 11 is not from 0 to 10'],
      [id(4)]: ['the title is missing'],
      'not-a-uuid': ['the id is not a UUID'],
      [id(5)]: ['the poster file "gone.png" is not there'],
      [id(6)]: ['the poster "fake.png" is not a JPEG, PNG or WebP image'],
      [id(7)]: ['the poster "../secret.png" is not a file name'],
      [id(8)]: [
        'the title is missing',
        'the rating is not a number',
        'the synopsis is missing',
        'the poster is missing',
      ],
    });
    expect(rejects.find((reject) => reject.id === id(3))?.row).toMatchObject({
      title: 'Out of range',
      rating: 11,
    });
  });

  it('keep the first of two rows with one id', async () => {
    const first = row(`'${id(1)}'`, `'First'`, '5', `'x'`, `'good.png'`);
    await saveDatabase(table + first + first.replace('First', 'Second'));
    const { films, rejects } = await readLegacyFilms({ folder });
    expect(films).toHaveLength(1);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]?.reasons).toEqual(['another row has the same id']);
  });
});

describe('a database that cannot be read', () => {
  it('is refused in words when the file is damaged', async () => {
    await writeFile(join(folder, 'cinedb.sqlite'), 'This is not a database. '.repeat(100));
    await expect(readLegacyFilms({ folder })).rejects.toMatchObject({
      name: 'CourseError',
      code: 'source',
      message: expect.stringMatching(/cinedb\.sqlite cannot be read: file is not a database/),
    });
  });

  it('is refused when a page in its middle is damaged', async () => {
    const rows = Array.from({ length: 300 }, () =>
      row(`'${id(1)}'`, `'Film'`, '5', `'${'x'.repeat(100)}'`, `'p'`),
    );
    await saveDatabase(table + rows.join(''));
    const bytes = await readFile(join(folder, 'cinedb.sqlite'));
    await writeFile(join(folder, 'cinedb.sqlite'), bytes.fill(0xff, 4096, 20_000));
    await expect(readLegacyFilms({ folder })).rejects.toMatchObject({ code: 'source' });
  });

  it('is refused when it has no table of films', async () => {
    await writeFile(join(folder, 'cinedb.sqlite'), '');
    await expect(readLegacyFilms({ folder })).rejects.toThrow('no such table: movies');
  });

  it('is refused when it was asked for and is not there', async () => {
    const database = join(folder, 'elsewhere.sqlite');
    await expect(readLegacyFilms({ folder, database })).rejects.toThrow('there is no such file');
  });

  it('is refused when it is a folder', async () => {
    const reading = readLegacyFilms({ folder, database: folder });
    await expect(reading).rejects.toThrow(`${folder} cannot be read: it is a folder and no database file.`);
  });

  it('is refused while the app is writing to it', async () => {
    await saveDatabase(table);
    await writeFile(join(folder, 'cinedb.sqlite-journal'), 'half a transaction');
    await expect(readLegacyFilms({ folder })).rejects.toThrow('is being written to');
  });
});
