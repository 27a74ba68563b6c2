// LAMBDA-04: the function that changes a film and replaces its poster.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';

/** The file that becomes the function. */
export const source = join(import.meta.dirname, 'functions', 'update-movie.ts');

export default async function deployUpdateMovie(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write the handler in functions/update-movie.ts, and what it uses in functions/lib/.
  report.note('TODO 1: the handler in functions/update-movie.ts');

  // TODO 2: the role looks a film up and updates it; it puts a new poster, deletes the old one, and reads the one that it
  //   signs an address for. And it logs.
  report.note(`TODO 2: what the role ${names.roles.updateMovie} allows`);

  // TODO 3: deployFunction with function: 'updateMovie' and 30 seconds.
  report.note(`TODO 3: deploy ${names.functions.updateMovie}`);
}
