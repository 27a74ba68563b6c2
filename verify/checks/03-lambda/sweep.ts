import { emptyBucket } from '../../../modules/01-s3/given/empty-bucket.ts';
import { ifExists } from '../../../shared/aws-errors.ts';
import { canaryIdPrefix, isCanaryTitle } from '../../canaries.ts';
import type { Grader } from '../../check.ts';
import { removeFilm, scan } from './added-films.ts';

/** Removes the films and posters that a killed grader left, those that a function made included. */
export async function sweep(grader: Grader): Promise<void> {
  const films = await scan(grader, {
    FilterExpression: 'begins_with(id, :id) OR begins_with(title, :title) OR begins_with(synopsis, :title)',
    ExpressionAttributeValues: { ':id': canaryIdPrefix, ':title': 'Canary ' },
  });
  for (const film of films) {
    const isOurs =
      String(film.id).startsWith(canaryIdPrefix) || isCanaryTitle(film.title) || isCanaryTitle(film.synopsis);
    if (isOurs) await removeFilm(grader, film);
  }
  const posters = `posters/${canaryIdPrefix}`;
  await ifExists(emptyBucket(grader, await grader.locate.postersBucket(), posters), 'NoSuchBucket');
}
