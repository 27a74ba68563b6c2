import {
  DeleteBucketTaggingCommand,
  DeletePublicAccessBlockCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { allowPublicPolicies } from './breakages.ts';
import type { Mistake } from './mistake.ts';

/** What no browser would notice of the posters bucket. */
export const posterSettingMistakes: Mistake[] = [
  {
    name: 'the posters bucket has no tags',
    break: ({ clients, names }) =>
      clients.s3.send(new DeleteBucketTaggingCommand({ Bucket: names.postersBucket })),
    fails: 'S3-03.9',
    costs: 1,
    because: 'the tags course=cinedb and student=ana are missing',
  },
  {
    name: 'versioning is suspended',
    break: ({ clients, names }) =>
      clients.s3.send(
        new PutBucketVersioningCommand({
          Bucket: names.postersBucket,
          VersioningConfiguration: { Status: 'Suspended' },
        }),
      ),
    fails: 'S3-03.7',
    because: 'a poster that is overwritten or deleted is gone: the bucket keeps no old version',
  },
  {
    name: 'the posters bucket does not block public access',
    break: ({ clients, names }) =>
      clients.s3.send(new DeletePublicAccessBlockCommand({ Bucket: names.postersBucket })),
    fails: 'S3-03.8',
    costs: 1,
    because: 'nothing keeps a later policy from opening cinedb-ana-posters-000000000000 to everybody',
  },
  {
    name: 'a public access block holds by half',
    break: (course) => allowPublicPolicies(course, course.names.postersBucket),
    fails: 'S3-03.8',
    costs: 1,
    because:
      'each of the four closes another way to open cinedb-ana-posters-000000000000, and 2 ways stayed open',
  },
];
