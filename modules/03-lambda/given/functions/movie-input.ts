import { decimal, type MovieFields, movieFields, REPEATED, single, type Values } from './movie-fields.ts';
import { type Poster, posterOf, TOO_LARGE } from './poster-file.ts';
import { badRequest, type FieldError, invalid } from './problem.ts';

/** A film as somebody sent it, checked. */
export interface MovieInput {
  fields: MovieFields;
  poster?: Poster;
}

const KNOWN = ['title', 'rating', 'synopsis'];

/** How a form came. */
interface FormTransport {
  /** It came as text. No image survives that, so its poster is refused. */
  isText: boolean;
}

/**
 * The film in a form, every field checked. The poster may be absent.
 *
 * @throws Problem 400 with a sentence for each field, 413 when only the poster's size is wrong
 */
export async function movieFromForm(form: FormData, { isText }: FormTransport): Promise<MovieInput> {
  const { input, errors } = await checked(form, isText);
  if (errors.length > 0) throw invalid(errors, errors.every(isSize) ? 413 : 400);
  return input;
}

/** The same for a new film, which must have a poster. */
export async function newMovieFromForm(
  form: FormData,
  { isText }: FormTransport,
): Promise<Required<MovieInput>> {
  const { input, errors } = await checked(form, isText);
  const hasError = errors.some(({ field }) => field === 'poster');
  if (!input.poster && !hasError) errors.push({ field: 'poster', detail: 'Choose a poster.' });
  if (errors.length > 0 || !input.poster) throw invalid(errors, errors.every(isSize) ? 413 : 400);
  return { fields: input.fields, poster: input.poster };
}

/**
 * The film in a JSON document: the three fields, and no poster.
 *
 * @throws Problem 400 with a sentence for each field
 */
export function movieFromJson(text: string): MovieInput {
  const document = parsed(text);
  const values = new Map(Object.entries(document).map(([name, value]) => [name, [value]]));
  const errors = strangers(values, KNOWN);
  const fields = movieFields(values, errors);
  if (errors.length > 0) throw invalid(errors);
  return { fields };
}

async function checked(
  form: FormData,
  isText: boolean,
): Promise<{ input: MovieInput; errors: FieldError[] }> {
  const values = valuesOf(form);
  const errors = strangers(values, [...KNOWN, 'poster']);
  const fields = movieFields(values, errors);
  const poster = await checkedPoster(values, isText, errors);
  return { input: { fields, poster }, errors };
}

function valuesOf(form: FormData): Values {
  const names = new Set(form.keys());
  const values = new Map([...names].map((name): [string, unknown[]] => [name, form.getAll(name)]));
  // Everything in a form is text, the rating too.
  const ratings = values.get('rating')?.map((value) => (typeof value === 'string' ? decimal(value) : value));
  return ratings ? values.set('rating', ratings) : values;
}

/** A field that means nothing is a mistyped one, or one that nobody may set: `id`, say. */
function strangers(values: Values, known: string[]): FieldError[] {
  const unknown = [...values.keys()].filter((name) => !known.includes(name));
  return unknown.slice(0, 10).map((name) => ({
    field: name.slice(0, 50),
    detail: 'There is no such field.',
  }));
}

async function checkedPoster(
  values: Values,
  isText: boolean,
  errors: FieldError[],
): Promise<Poster | undefined> {
  const value = single(values, 'poster', errors);
  if (value === undefined || value === REPEATED || isNoChoice(value)) return undefined;
  const poster = await posterIn(value, isText);
  if (typeof poster !== 'string') return poster;
  errors.push({ field: 'poster', detail: poster });
  return undefined;
}

/** A browser sends an empty file without a name when none was chosen. */
function isNoChoice(value: unknown): boolean {
  return value instanceof File && value.size === 0 && value.name === '';
}

async function posterIn(value: unknown, isText: boolean): Promise<Poster | string> {
  if (!(value instanceof File)) return 'The poster must be a file.';
  return isText ? 'The poster was damaged on its way: it came as text.' : posterOf(value);
}

function isSize({ detail }: FieldError): boolean {
  return detail === TOO_LARGE;
}

function parsed(text: string): object {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document;
  } catch {
    // Answered below, together with a document that is no object.
  }
  throw badRequest('The body of the request is not a JSON object.');
}
