import { fail, type Grader, type Outcome, proven } from '../../check.ts';
import { filmsTitled, keepFilmsTitled } from './added-films.ts';
import { addEvent, type FormBody } from './events.ts';
import type { FormFile } from './form.ts';
import { type FunctionKey, handlers } from './functions.ts';
import { invokeQuietly } from './invoke.ts';
import { unlessRefused } from './judge.ts';
import { findPosters } from './posters.ts';

/** A form that add-movie must refuse. */
export interface BadForm {
  /** What is wrong with it: `a form without a title`. */
  what: string;
  /** The title, or the beginning of the synopsis, by which it would be found. */
  title: string;
  body: FormBody;
  poster?: FormFile;
  statuses: number[];
}

/** A failure unless add-movie refuses a form and leaves nothing of it behind. */
export async function unlessAddRefuses(grader: Grader, form: BadForm): Promise<Outcome | undefined> {
  keepFilmsTitled(grader, form.title);
  const key = 'addMovie';
  const invoked = await invokeQuietly(grader, key, addEvent(form.body));
  grader.log(`sent add-movie ${form.what}`);
  const refused = await unlessRefused(grader, key, invoked, {
    statuses: form.statuses,
    expected: `${form.what} is refused`,
    instead: proven(`add-movie accepts ${form.what}`),
    fix: `check every field and the poster before anything is written, in ${handlers[key]}`,
  });
  return refused ?? (await unlessNothingIsStored(grader, key, form));
}

/** A failure if an item with this title, or an object with the poster's bytes, is there. */
export async function unlessNothingIsStored(
  grader: Grader,
  key: FunctionKey,
  { what, title, poster }: Pick<BadForm, 'what' | 'title' | 'poster'>,
): Promise<Outcome | undefined> {
  const films = await filmsTitled(grader, title);
  const posters = poster ? await findPosters(grader, poster.bytes) : [];
  if (films.length === 0 && posters.length === 0) return undefined;
  const got = films.length > 0 ? 'a film in the table' : 'the poster in S3';
  return fail({
    expected: `${what} leaves nothing in the table and in the bucket`,
    got,
    why: proven('it was written before everything was checked'),
    fix: `check first and write last, in ${handlers[key]}`,
  });
}
