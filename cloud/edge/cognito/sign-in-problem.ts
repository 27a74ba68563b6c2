import { AwsError } from '../../errors.ts';

/**
 * What a user is told of a refusal: the service's own words.
 *
 * @throws what is no refusal
 */
export function problemOf(error: unknown): string {
  if (error instanceof AwsError && error.status < 500) return error.message;
  throw error;
}
