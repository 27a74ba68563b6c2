import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketTaggingCommand,
  DeletePublicAccessBlockCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import { createClients } from '../../shared/clients.ts';
import type { Course } from '../../shared/step.ts';
import { allowPublicPolicies } from './breakages.ts';
import type { Mistake } from './mistake.ts';

/** What no browser would notice of the posters bucket. */
export const posterSettingMistakes: Mistake[] = [
  {
    name: 'there is no bucket for posters',
    break: removeBucket,
    fails: 'S3-03.1',
    because: 'there is no bucket of this name',
  },
  {
    name: 'the posters bucket is in another region',
    break: async (course) => {
      const { clients, names } = course;
      await removeBucket(course);
      const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' as const };
      await clients.s3.send(
        new CreateBucketCommand({ Bucket: names.postersBucket, CreateBucketConfiguration }),
      );
    },
    mend: ({ config, ...course }) =>
      removeBucket({ ...course, config, clients: createClients({ ...config, region: 'eu-west-1' }) }),
    fails: 'S3-03.1',
    because: 'the bucket is in another region',
  },
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

function removeBucket({ clients, names }: Course): Promise<unknown> {
  return clients.s3.send(new DeleteBucketCommand({ Bucket: names.postersBucket }));
}
