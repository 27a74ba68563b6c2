// LAMBDA-06: the function that signs the address of one poster.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';

/** The file that becomes the function. */
export const source = join(import.meta.dirname, 'functions', 'poster-url.ts');

export default async function deployPosterUrl(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write the handler in functions/poster-url.ts, and the rest of functions/lib/poster-key.ts.
  report.note('TODO 1: the handler in functions/poster-url.ts');

  // TODO 2: the role reads posters and logs. The function never sees the table.
  report.note(`TODO 2: what the role ${names.roles.posterUrl} allows`);

  // TODO 3: deployFunction with function: 'posterUrl', 10 seconds, and POSTERS_BUCKET as its only variable.
  report.note(`TODO 3: deploy ${names.functions.posterUrl}`);
}
