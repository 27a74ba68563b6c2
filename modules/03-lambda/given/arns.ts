import type { FunctionNames } from '../../../shared/names.ts';
import type { Course } from '../../../shared/step.ts';

type Place = Pick<Course, 'account' | 'region' | 'names'>;

/** The table of films, as a policy names it. */
export function tableArn({ account, region, names }: Place): string {
  return `arn:aws:dynamodb:${region}:${account}:table/${names.moviesTable}`;
}

/** Every object below posters/ in the bucket, and not the bucket itself. */
export function postersArn({ names }: Pick<Place, 'names'>): string {
  return `arn:aws:s3:::${names.postersBucket}/posters/*`;
}

/** Every stream of a function's log group. */
export function logStreamsArn({ account, region, names }: Place, name: keyof FunctionNames): string {
  return `arn:aws:logs:${region}:${account}:log-group:${names.logGroups[name]}:*`;
}
