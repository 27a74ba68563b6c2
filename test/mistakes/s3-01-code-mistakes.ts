import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteFiles } from '../../modules/01-s3/given/site-files.ts';
import { courseRoot } from '../../shared/root.ts';
import type { Course } from '../../shared/step.ts';
import type { Mistake } from './mistake.ts';
import { editFile } from './site-edits.ts';

const fails = 'S3-01.9';

/** Sites that have every page and every script, and do not do what the pages promise. */
export const codeMistakes: Mistake[] = [
  {
    name: 'the scripts of the starter are uploaded as they are',
    break: uploadStarterScripts,
    fails,
    costs: 4,
    because: '"is yours to write" still stands in js/api.js, js/index.js',
  },
  {
    name: 'the scripts ask for another path',
    break: (course) => edit(course, 'js/api.js', ['/movies', '/films']),
    fails,
    because: 'the API of this course has no GET /films',
  },
  {
    name: 'the catalogue page loads no script',
    break: (course) => edit(course, 'index.html', [/<script.*?<\/script>/, '']),
    fails,
    because: 'the page loads no script that calls the API, or the script stops before',
  },
  {
    name: 'the catalogue shows films that stand in the script',
    break: (course) =>
      edit(course, 'js/index.js', [
        'page.movies',
        "[{ id: '1', title: 'Metropolis', rating: 8, synopsis: 'A city.', posterUrl: '' }]",
      ]),
    fails,
    because: 'the script does not use what it was answered',
  },
  {
    name: 'the catalogue ends with the first page of films',
    break: (course) => edit(course, 'js/index.js', ['nextToken = page.nextToken', 'nextToken = undefined']),
    fails,
    because: 'the script does not keep nextToken, or has no button for it',
  },
  {
    name: 'a script stops with an error',
    break: (course) => edit(course, 'js/movie.js', ['await getMovie(id)', 'await getFilm(id)']),
    fails,
    because: 'the page loads no script that calls the API, or the script stops before',
  },
  {
    name: 'the button to delete asks nobody',
    break: (course) => edit(course, 'js/api.js', ["return callAsAdmin('DELETE'", "return ('DELETE'"]),
    fails,
    because: 'the button calls nothing that asks',
  },
  {
    name: 'a new film is sent as JSON',
    break: (course) =>
      edit(course, 'js/api.js', [
        "'/movies', formData, onProgress",
        "'/movies', JSON.stringify(Object.fromEntries(formData)), onProgress",
      ]),
    fails,
    because: 'a Content-Type that is set by hand has no boundary, and JSON has no file',
  },
  {
    name: 'a change loses the poster',
    break: (course) => edit(course, 'js/movie-form.js', ['!form.elements.poster.files.length', 'true']),
    fails,
    because: 'addMovie does not hand the form data on as it is',
  },
  {
    name: 'a script never ends',
    break: (course) => edit(course, 'js/index.js', ['showPage();\n', 'while (true) {}\n']),
    fails,
    because: 'a loop that does not end',
  },
];

async function uploadStarterScripts(course: Course): Promise<void> {
  const files = await siteFiles(join(courseRoot, 'modules', '01-s3', 'starter', 'site'));
  for (const { key, path } of files.filter(({ key }) => key.endsWith('.js'))) {
    const text = await readFile(path, 'utf8');
    await editFile(course, key, () => text);
  }
}

/** Says so when the text to be replaced is not there: then the row would break nothing. */
function edit(course: Course, key: string, [from, to]: [string | RegExp, string]): Promise<void> {
  return editFile(course, key, (text) => {
    const changed = text.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
    if (changed === text) throw new Error(`${key} has no ${from}`);
    return changed;
  });
}
