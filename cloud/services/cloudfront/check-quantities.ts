import { AwsError } from '../../errors.ts';

/**
 * Holds every list of a configuration to the length that stands beside it.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html
 *
 * @throws AwsError InconsistentQuantities
 */
export function checkQuantities(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('Quantity' in value) {
    const items = 'Items' in value && Array.isArray(value.Items) ? value.Items : [];
    if (value.Quantity !== items.length) {
      throw new AwsError(
        'InconsistentQuantities',
        "The value of Quantity and the size of Items don't match.",
      );
    }
  }
  for (const inner of Object.values(value)) checkQuantities(inner);
}
