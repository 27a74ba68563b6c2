import type { Movie } from '../../../shared/movie.ts';
import { fail, likely, type Outcome } from '../../check.ts';
import { image } from '../03-lambda/images.ts';
import { some } from '../words.ts';
import { asks, broken, film, open, shows, soon, upload, type Visit } from './visit.ts';

/** The form of a page, and the function of js/api.js that sends it. */
interface Sending {
  /** Such as `POST /movies`. */
  call: string;
  by: string;
}

/** A failure unless the page for it adds a film. */
export async function adds(visit: Visit): Promise<Outcome | undefined> {
  await open(visit, '/add_movie.html');
  return sends(visit, { call: 'POST /movies', by: 'addMovie' });
}

/** A failure unless the page for it shows a film in its form, and changes it. */
export async function changes(visit: Visit, { id, title }: Movie): Promise<Outcome | undefined> {
  await open(visit, `/edit_movie.html?id=${id}`);
  if (await shows(visit, [title])) return sends(visit, { call: `PUT /movies/${id}`, by: 'updateMovie' });
  return broken(visit, {
    expected: `the film of GET /movies/${id} in the form: ${title}`,
    fix: `write getMovie in starter/site/js/api.js, ${upload}`,
  });
}

async function sends(visit: Visit, { call, by }: Sending): Promise<Outcome | undefined> {
  const { grader, api, page } = visit;
  const { title, rating, synopsis } = film(grader);
  const fields = { title, rating: String(rating), synopsis };
  const poster = image(grader.random);
  const fix = `write ${by} in starter/site/js/api.js, ${upload}`;
  if (!(await soon(() => page.sendForm(fields, poster)))) {
    return broken(visit, {
      expected: 'a form with title, rating, synopsis and poster that can be sent',
      fix,
    });
  }
  visit.did.push('filled the form and sent it');
  const expected = `${call} with title, rating, synopsis and poster as form data`;
  if (!(await asks(visit, call))) return broken(visit, { expected, fix });
  const form = api.form();
  const wanted = Object.entries({ ...fields, poster: poster.bytes });
  const wrong = wanted.filter(([name, value]) => !isSame(form?.[name], value)).map(([name]) => name);
  if (wrong.length === 0) return undefined;
  return fail({
    did: visit.did.join(', then '),
    expected,
    got: form ? `${some(wrong, 4)} did not come as filled in` : 'a body that is no form data',
    why: form
      ? likely(`${by} does not hand the form data on as it is`)
      : likely('a Content-Type that is set by hand has no boundary, and JSON has no file'),
    fix,
  });
}

function isSame(came: string | Buffer | undefined, wanted: string | Buffer): boolean {
  if (came === undefined) return false;
  return Buffer.from(came as string).equals(Buffer.from(wanted as string));
}
