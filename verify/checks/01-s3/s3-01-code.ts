import type { Movie } from '../../../shared/movie.ts';
import { type Check, fail, likely, type Outcome, pass } from '../../check.ts';
import { Stuck } from './running-page.ts';
import { adds, changes } from './s3-01-forms.ts';
import { asks, broken, open, shows, soon, startVisit, upload, type Visit } from './visit.ts';

/** The pages run, because a text can name the API and never call it. The real API comes in module 4. */
const scriptsWork: Check = async (grader) => {
  const visit = await startVisit(grader);
  try {
    return (await firstFailure(visit)) ?? pass();
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    return fail({
      did: visit.did.join(', then '),
      expected: 'scripts that come to an end',
      got: error.message,
      why: likely('a loop that does not end'),
      fix: 'open the page in a browser, and look at its console',
    });
  } finally {
    visit.page.end();
  }
};

async function firstFailure(visit: Visit): Promise<Outcome | undefined> {
  const [film] = visit.api.films;
  if (!film) throw new Error('the made-up API has no film');
  for (const look of [showsCatalogue, showsOneFilm, deletes, adds, changes]) {
    const failure = await look(visit, film);
    if (failure) return failure;
  }
  return undefined;
}

async function showsCatalogue(visit: Visit): Promise<Outcome | undefined> {
  const [first = '', second = '', third = ''] = visit.api.films.map(({ title }) => title);
  await open(visit, '/index.html');
  if (!(await shows(visit, [first, second]))) {
    const expected = `the films of GET /movies on the page: ${first} and ${second}`;
    return broken(visit, { expected, fix: `write starter/site/js/index.js, ${upload}` });
  }
  await visit.page.pressAll();
  visit.did.push('pressed its buttons');
  if (await shows(visit, [third])) return undefined;
  return broken(visit, {
    expected: `${third} too, which is on the second page of the list: GET /movies with the nextToken of the first`,
    fix: `keep nextToken, and show the button while there is one, in starter/site/js/index.js, ${upload}`,
    otherwise: 'the script does not keep nextToken, or has no button for it',
  });
}

async function showsOneFilm(visit: Visit, { id, title, synopsis }: Movie): Promise<Outcome | undefined> {
  await open(visit, `/movie.html?id=${id}`);
  if (await shows(visit, [title, synopsis])) return undefined;
  return broken(visit, {
    expected: `the film of GET /movies/${id} on the page: ${title}`,
    fix: `write getMovie in starter/site/js/api.js, ${upload}`,
  });
}

async function deletes(visit: Visit, { id, title }: Movie): Promise<Outcome | undefined> {
  await open(visit, '/admin.html');
  const fix = `write deleteMovie in starter/site/js/api.js, ${upload}`;
  if (!(await shows(visit, [title]))) {
    return broken(visit, { expected: `the films of GET /admin on the page: ${title}`, fix });
  }
  if (!(await soon(() => visit.page.pressDelete(title)))) {
    return broken(visit, { expected: `a button to delete ${title}`, fix });
  }
  visit.did.push('pressed the button to delete');
  if (await asks(visit, `DELETE /movies/${id}`)) return undefined;
  return broken(visit, {
    expected: `DELETE /movies/${id}`,
    fix,
    otherwise: 'the button calls nothing that asks',
  });
}

export const codeChecks: Record<string, Check> = { 'S3-01.9': scriptsWork };
