// LAMBDA-05: the function that removes a film and its poster.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';

/** The file that becomes the function. */
export const source = join(import.meta.dirname, 'functions', 'delete-movie.ts');

export default async function deployDeleteMovie(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write the handler in functions/delete-movie.ts, removeMovie and discardPoster in functions/lib/.
  report.note('TODO 1: the handler in functions/delete-movie.ts');

  // TODO 2: the role deletes an item and an object, and logs. DeleteItem returns what it deleted, so the role needs no
  //   action that reads.
  report.note(`TODO 2: what the role ${names.roles.deleteMovie} allows`);

  // TODO 3: deployFunction with function: 'deleteMovie' and 10 seconds.
  report.note(`TODO 3: deploy ${names.functions.deleteMovie}`);
}
