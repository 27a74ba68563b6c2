import { expect, it } from 'vitest';
import { bucketsFinding, concurrencyFinding } from './quotas.ts';

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html
it.each([
  [0, 'PASS'],
  [9_997, 'PASS'],
  [9_998, 'FAIL'],
])('%d buckets: %s', (count, verdict) => expect(bucketsFinding(count).verdict).toBe(verdict));

// New accounts have fewer than 1,000: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
it.each([
  [3, 'WARN'],
  [10, 'PASS'],
  [1_000, 'PASS'],
])('%d functions at once: %s', (free, verdict) => expect(concurrencyFinding(free).verdict).toBe(verdict));
