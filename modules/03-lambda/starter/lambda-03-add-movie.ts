// LAMBDA-03: the function that adds a film.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';

/** The file that becomes the function. */
export const source = join(import.meta.dirname, 'functions', 'add-movie.ts');

export default async function deployAddMovie(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write the handler in functions/add-movie.ts, readForm in functions/lib/form.ts, and two more in lib/.
  report.note('TODO 1: the handler in functions/add-movie.ts');

  // TODO 2: the role writes one item and one object, reads the object that it signs an address for, and logs. It may
  //   delete nothing.
  //   https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
  report.note(`TODO 2: what the role ${names.roles.addMovie} allows`);

  // TODO 3: deployFunction with function: 'addMovie'. Up to 4 MB go on to S3, so give it 30 seconds.
  report.note(`TODO 3: deploy ${names.functions.addMovie}`);
}
