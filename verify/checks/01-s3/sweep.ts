import { emptyBucket } from '../../../modules/01-s3/given/empty-bucket.ts';
import { ifExists } from '../../../shared/aws-errors.ts';
import { canaryIdPrefix } from '../../canaries.ts';
import type { Grader } from '../../check.ts';

/** Removes the files that a killed grader left in both buckets. */
export async function sweep(grader: Grader): Promise<void> {
  const site = await grader.locate.siteBucket();
  const posters = await grader.locate.postersBucket();
  const places = [
    ...['canary/', 'css/', 'js/'].map((folder) => [site, folder] as const),
    [posters, 'posters/'] as const,
  ];
  for (const [bucket, folder] of places) {
    await ifExists(emptyBucket(grader, bucket, `${folder}${canaryIdPrefix}`), 'NoSuchBucket');
  }
}
