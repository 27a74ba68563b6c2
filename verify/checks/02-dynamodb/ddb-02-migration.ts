import { type Check, fail, likely, pass, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import { count, some } from '../words.ts';
import { named, type Pair, pairs, readLegacy } from './legacy.ts';
import { type Item, readItems } from './movies-table.ts';

const step = 'starter/ddb-02-migrate.ts';
const fields = ['id', 'title', 'rating', 'synopsis', 'posterUrl'];
const compared = ['title', 'rating', 'synopsis'] as const;

const everyFilm: Check = async (grader) => {
  const { films, rejects } = await readLegacy(grader);
  if (rejects.length > 0) {
    const ids = some(rejects.map(({ id }) => id));
    grader.report.note(`not graded: ${count(rejects.length, 'damaged row')} of the legacy database: ${ids}`);
  }
  const items = await readItems(grader);
  const missing = films.filter(({ id }) => !items.has(id));
  if (missing.length === 0) return pass();
  return fail({
    expected: `${films.length} films, each under its own id`,
    got: `${films.length - missing.length} of them; missing are ${some(missing.map(named))}`,
    why: whyMissing(
      missing.map(({ title }) => title),
      [...items.values()],
    ),
    fix: `write every film with the id of its row, and send UnprocessedItems again, in ${step}`,
    learn: '#common-mistakes',
  });
};

function whyMissing(titles: string[], items: Item[]): Why {
  const renamed = items.filter(({ title }) => titles.includes(String(title))).length;
  if (renamed > 0) return proven(`${renamed} of the missing films are there under other ids`);
  if (items.length === 0)
    return proven('the table is empty: the migration has not run, or it failed at once');
  return likely('a batch broke off, or UnprocessedItems was not sent again');
}

const fiveFields: Check = async (grader) => {
  const wrong = (await pairs(grader)).flatMap(({ item = {} }) => misshapen(item));
  const [first] = wrong;
  if (!first) return pass();
  return fail({
    ...otherShape(wrong, first),
    fix: `make an item of the five fields alone, and leave the rating a number, in ${step}`,
    learn: '#common-mistakes',
  });
};

/** Films that were added in the new app are right, and whoever reads the table counts on the same fields in them. */
const othersAreFilms: Check = async (grader) => {
  const { films } = await readLegacy(grader);
  const ids = new Set(films.map(({ id }) => id));
  const others = [...(await readItems(grader)).values()].filter(({ id }) => !ids.has(String(id)));
  const wrong = others.flatMap(misshapen);
  const [first] = wrong;
  if (!first) return pass();
  return fail({
    ...otherShape(wrong, first),
    fix: `give the item ${first.item.id}, which is no film of the legacy app, the five fields; or delete it`,
  });
};

interface Misshapen {
  item: Item;
  problems: string[];
}

function misshapen(item: Item): Misshapen[] {
  const problems = shapeProblems(item);
  return problems.length > 0 ? [{ item, problems }] : [];
}

function otherShape(wrong: Misshapen[], { item }: Misshapen) {
  const problems = new Set(wrong.flatMap((one) => one.problems));
  return {
    expected: `${fields.join(', ')} and nothing else; rating is a number, the rest is text`,
    got: `another shape in ${count(wrong.length, 'item')}, first in ${JSON.stringify(item.title ?? null)} (${item.id})`,
    why: proven([...problems].slice(0, 3).join('; ')),
  };
}

function shapeProblems(item: Item): string[] {
  const missing = fields.filter((field) => item[field] === undefined);
  const extra = Object.keys(item).filter((field) => !fields.includes(field));
  const mistyped = fields.filter((field) => {
    const wanted = field === 'rating' ? 'number' : 'string';
    return item[field] !== undefined && typeof item[field] !== wanted;
  });
  return [
    ...missing.map((field) => `${field} is missing`),
    ...extra.map((field) => `${field} is one too many`),
    ...mistyped.map((field) => `${field} is a ${item[field] === null ? 'null' : typeof item[field]}`),
  ];
}

const sameValues: Check = async (grader) => {
  const all = await pairs(grader);
  const different = all.flatMap(({ film, item = {} }) =>
    compared.filter((field) => item[field] !== film[field]).map((field) => ({ film, item, field })),
  );
  const [first] = different;
  if (!first) return pass();
  const { film, item, field } = first;
  return fail({
    expected: `${field} of ${film.id}: ${JSON.stringify(film[field])}`,
    got: `${JSON.stringify(item[field])}; ${count(different.length, 'value')} ${different.length === 1 ? 'differs' : 'differ'} in all`,
    why: whyDifferent(different),
    fix: `copy title, rating and synopsis as they are, in ${step}`,
  });
};

type Difference = Required<Pair> & { field: (typeof compared)[number] };

function whyDifferent(different: Difference[]): Why {
  const all = (is: (was: unknown, now: unknown) => boolean) =>
    different.every(({ film, item, field }) => is(film[field], item?.[field]));
  if (all((was, now) => typeof was === 'number' && Math.round(was) === now))
    return proven('ratings were rounded to whole numbers');
  if (all((was, now) => typeof was === 'string' && Buffer.from(was).toString('latin1') === now))
    return proven('text in UTF-8 was read as Latin-1');
  if (
    all((was, now) => typeof was === 'string' && typeof now === 'string' && now !== '' && was.startsWith(now))
  )
    return proven('text was cut off');
  return likely(`the migration changes ${some([...new Set(different.map(({ field }) => field))])}`);
}

export const migrationChecks: Record<string, Check> = {
  'DDB-02.1': everyFilm,
  'DDB-02.2': fiveFields,
  'DDB-02.3': sameValues,
  'DDB-02.7': othersAreFilms,
};
