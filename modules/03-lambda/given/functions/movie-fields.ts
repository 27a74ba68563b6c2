import type { Movie } from '../../../../shared/movie.ts';
import type { FieldError } from './problem.ts';

/** What a person may say about a film. */
export type MovieFields = Pick<Movie, 'title' | 'rating' | 'synopsis'>;

/** What came under each name; a form may name a field more than once. */
export type Values = ReadonlyMap<string, unknown[]>;

const TITLE_LENGTH = 200;
const SYNOPSIS_LENGTH = 2000;

/** Reads the three fields, and adds a sentence to `errors` for each that cannot be accepted. */
export function movieFields(values: Values, errors: FieldError[]): MovieFields {
  return {
    title: checkedText(values, 'title', TITLE_LENGTH, 'Give the film a title.', errors),
    rating: checkedRating(values, errors),
    synopsis: checkedText(values, 'synopsis', SYNOPSIS_LENGTH, 'Say what the film is about.', errors),
  };
}

/** The one value of a field; a second one is an error, because nobody could say which of them is meant. */
export function single(values: Values, field: string, errors: FieldError[]): unknown {
  const all = values.get(field) ?? [];
  if (all.length > 1) errors.push({ field, detail: 'The field came more than once.' });
  return all.length > 1 ? REPEATED : all[0];
}

/** Stands for a field that has had its error already. */
export const REPEATED = Symbol('repeated');

function checkedText(
  values: Values,
  field: string,
  most: number,
  missing: string,
  errors: FieldError[],
): string {
  const value = single(values, field, errors);
  if (value === REPEATED) return '';
  // A browser ends the lines of a form's text with CR and LF.
  const text = typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : '';
  const detail = textProblem(value, text, most, missing);
  if (detail) errors.push({ field, detail });
  return text;
}

function textProblem(value: unknown, text: string, most: number, missing: string): string | undefined {
  if (value === undefined) return missing;
  if (typeof value !== 'string') return 'The field must be text.';
  if (text === '') return missing;
  if ([...text].length > most) return `Use ${most} characters at most.`;
  // Lone surrogates are no characters, and DynamoDB refuses them; control characters have no place in a text.
  if (/\p{Surrogate}/u.test(text) || /(?![\n\t])\p{Cc}/u.test(text)) {
    return 'The text has characters that cannot be stored.';
  }
  return undefined;
}

function checkedRating(values: Values, errors: FieldError[]): number {
  const value = single(values, 'rating', errors);
  if (value === REPEATED) return Number.NaN;
  const isRight =
    typeof value === 'number' && value >= 0 && value <= 10 && Number(value.toFixed(1)) === value;
  if (!isRight) {
    errors.push({ field: 'rating', detail: 'Give a number from 0 to 10, with one decimal at most.' });
  }
  return Number(value);
}

/** The number that a form's text stands for; NaN for all that is not written in digits, such as `1e1` or `0x5`. */
export function decimal(text: string): number {
  return /^\d{1,2}(\.\d{1,10})?$/.test(text.trim()) ? Number(text) : Number.NaN;
}
