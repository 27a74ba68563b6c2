import { AwsError } from '../../../errors.ts';

/**
 * A deletion that is content when there is nothing left to delete.
 *
 * @param codes the errors with which the service says so: `NoSuchBucket`
 * @throws AwsError any other, as the call does
 */
export async function whenGone(call: Promise<unknown>, ...codes: string[]): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof AwsError) || !codes.includes(error.code)) throw error;
  }
}
