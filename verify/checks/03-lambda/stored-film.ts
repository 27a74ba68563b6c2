import type { Movie } from '../../../shared/movie.ts';
import { fail, type Grader, likely, type Outcome, proven } from '../../check.ts';
import type { Why } from '../../result.ts';
import type { Item } from '../02-dynamodb/movies-table.ts';
import { differences } from './differences.ts';
import type { FormFile } from './form.ts';
import { type FunctionKey, handlers } from './functions.ts';
import { keyIn, readPoster } from './posters.ts';

/** What a form says about a film. */
export type Fields = Pick<Movie, 'title' | 'rating' | 'synopsis'>;

/** The fields of a film that nobody else has, as a form holds them and as the table should. */
export function newFields({ canary, random }: Grader): Fields {
  const title = canary.title();
  const synopsis = `${title} über den Fluß, 夜 ${random.hex(8)}: "quoted" & <marked>`;
  return { title, rating: random.integer(0, 100) / 10, synopsis };
}

/** Fields as text, which is all that a form has. */
export function asText({ title, rating, synopsis }: Fields): Record<string, string> {
  return { title, rating: String(rating), synopsis };
}

/** A failure unless the item is the film of the form. */
export function unlessHolds(
  key: FunctionKey,
  item: Item | undefined,
  movie: Omit<Movie, 'posterUrl'>,
): Outcome | undefined {
  const { title, rating, synopsis } = movie;
  const wrong = item ? differences(item, movie) : 'no item with this id';
  if (!wrong) return undefined;
  return fail({
    expected: `an item with ${JSON.stringify({ title, rating, synopsis })}`,
    got: wrong,
    why: whyDifferent(item, movie),
    fix: item
      ? `write title, rating (a number) and synopsis as the form has them, in ${handlers[key]}`
      : `await the write of the item before you answer, in ${handlers[key]}`,
  });
}

function whyDifferent(item: Item | undefined, { title, rating, synopsis }: Fields): Why {
  if (!item) return proven('the function reports a success, and the table has no such item');
  if (item.rating === String(rating)) return proven('the rating is stored as text');
  const latin = (text: string) => Buffer.from(text).toString('latin1');
  if (item.title === latin(title) || item.synopsis === latin(synopsis)) {
    return proven('text in UTF-8 was read as Latin-1');
  }
  return likely('another value is written than the form has');
}

/**
 * A failure unless the item names an object below posters/ that holds the poster's bytes with its content type.
 *
 * @param before the poster that was to be replaced
 */
export async function unlessPosterStored(
  grader: Grader,
  key: FunctionKey,
  item: Item | undefined,
  poster: FormFile,
  before?: FormFile,
): Promise<Outcome | undefined> {
  const bucket = await grader.locate.postersBucket();
  const object = await keyIn(grader, item?.posterUrl);
  if (!object) {
    return fail({
      expected: `posterUrl s3://${bucket}/posters/UUID.EXT`,
      got: JSON.stringify(item?.posterUrl) ?? 'no posterUrl',
      why: proven('posterUrl does not name a place below posters/ in this bucket'),
      fix: `store s3://\${POSTERS_BUCKET}/posters/\${randomUUID()}.EXT as posterUrl, in ${handlers[key]}`,
    });
  }
  const stored = await readPoster(grader, object);
  grader.log('read the poster from S3');
  const expected = `${poster.bytes.length} bytes of ${poster.type} under posterUrl`;
  if (!stored) {
    const why = proven('the item is written, and its poster is not');
    return fail({
      expected,
      got: 'no object',
      why,
      fix: `await PutObjectCommand first, in ${handlers[key]}`,
    });
  }
  if (before?.bytes.equals(stored.bytes)) {
    const why = proven('the object under posterUrl is still the old poster');
    const fix = `upload the new poster under a new key, and write that as posterUrl, in ${handlers[key]}`;
    return fail({ expected, got: `${stored.bytes.length} other bytes`, why, fix });
  }
  if (!stored.bytes.equals(poster.bytes)) {
    return fail({
      expected,
      got: `${stored.bytes.length} other bytes`,
      why: whyCorrupt(stored.bytes, poster.bytes),
      fix: `decode the body: Buffer.from(body, 'base64') when isBase64Encoded, and leave it bytes, in ${handlers[key]}`,
      learn: '#common-mistakes',
    });
  }
  if (stored.type === poster.type) return undefined;
  return fail({
    expected,
    got: `the bytes, as ${stored.type}`,
    why: proven('S3 serves the type that it was told at the upload'),
    fix: `pass ContentType to PutObjectCommand by what the bytes are, in ${handlers[key]}`,
  });
}

/** Why bytes are not those of the poster. */
export function whyCorrupt(stored: Buffer, poster: Buffer): Why {
  if (stored.length === 0) return proven('the object is empty');
  if (stored.equals(Buffer.from(poster.toString('utf8')))) {
    return proven('the poster was read as text (UTF-8), which destroys an image');
  }
  if (stored.equals(Buffer.from(poster.toString('latin1')))) {
    return proven('the bytes of the poster were written as characters (Latin-1 to UTF-8)');
  }
  if (stored.toString('latin1').startsWith(poster.toString('base64').slice(0, 400))) {
    return proven('the poster is stored as base64: it was not decoded');
  }
  return likely('the body was not taken apart at the boundaries of the form');
}
