// LAMBDA-02: the function that shows one film.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';

/** The file that becomes the function. */
export const source = join(import.meta.dirname, 'functions', 'get-movie.ts');

export default async function deployGetMovie(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write the handler in functions/get-movie.ts, and findMovie in functions/lib/movies.ts.
  report.note('TODO 1: the handler in functions/get-movie.ts');

  // TODO 2: the role reads one item by its key and signs addresses of posters. Which action of DynamoDB is that? It is not
  //   the one of LAMBDA-01. Add the two statements for posters and log as there.
  //   https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
  report.note(`TODO 2: what the role ${names.roles.getMovie} allows`);

  // TODO 3: deployFunction with function: 'getMovie', as in LAMBDA-01.
  report.note(`TODO 3: deploy ${names.functions.getMovie}`);
}
