import type * as Sdk from '@aws-sdk/client-cloudfront';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { checkQuantities } from './check-quantities.ts';
import { deploymentTime } from './deployment.ts';
import { findDistribution } from './find-distribution.ts';
import { newInvalidationId } from './ids.ts';
import { checkPaths, checkRoom } from './invalidation-paths.ts';
import { markedPageOf, quantity } from './lists.ts';
import { type Invalidation, invalidations } from './state.ts';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html */
export const handlers = {
  CreateInvalidation({ DistributionId, InvalidationBatch: batch }, call) {
    const { id } = findDistribution(call, DistributionId);
    checkQuantities(batch);
    const paths = batch.Paths.Items ?? [];
    checkPaths(paths);
    const known = [...invalidations(call.cloud, id).values()];
    const now = call.cloud.clock.now();
    const earlier = known.find(({ callerReference }) => callerReference === batch.CallerReference);
    if (earlier && !samePaths(earlier.paths, paths)) throw alreadyExists();
    if (!earlier)
      checkRoom(
        paths,
        inProgress(known, now).flatMap((running) => running.paths),
      );
    const invalidation = earlier ?? {
      id: newInvalidationId(),
      createdAt: now,
      completedAt: now + deploymentTime(),
      callerReference: batch.CallerReference,
      paths,
    };
    invalidations(call.cloud, id).set(invalidation.id, invalidation);
    const Location = `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}/invalidation/${invalidation.id}`;
    return { Location, Invalidation: shown(invalidation, now) };
  },

  GetInvalidation({ DistributionId, Id }, call) {
    const { id } = findDistribution(call, DistributionId);
    const invalidation = invalidations(call.cloud, id).get(Id);
    if (invalidation) return { Invalidation: shown(invalidation, call.cloud.clock.now()) };
    throw new AwsError('NoSuchInvalidation', 'The specified invalidation does not exist.', 404);
  },

  ListInvalidations(input, call) {
    const { id } = findDistribution(call, input.DistributionId);
    // The newest comes first: a reader looks for what was just asked.
    const all = [...invalidations(call.cloud, id).values()].reverse();
    const { Items, ...page } = markedPageOf(all, (invalidation) => invalidation.id, input);
    const now = call.cloud.clock.now();
    return {
      InvalidationList: {
        ...page,
        Items: Items?.map((item) => ({
          Id: item.id,
          CreateTime: new Date(item.createdAt),
          Status: statusOf(item, now),
        })),
      },
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateInvalidation: ['DistributionId', 'InvalidationBatch'],
  GetInvalidation: ['DistributionId', 'Id'],
  ListInvalidations: ['DistributionId', 'Marker', 'MaxItems'],
};

export function inProgress(all: Invalidation[], now: number): Invalidation[] {
  return all.filter((invalidation) => statusOf(invalidation, now) === 'InProgress');
}

function statusOf({ completedAt }: Invalidation, now: number): 'InProgress' | 'Completed' {
  return now < completedAt ? 'InProgress' : 'Completed';
}

function samePaths(one: string[], other: string[]): boolean {
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_InvalidationBatch.html */
function alreadyExists(): AwsError {
  return new AwsError(
    'InvalidationBatchAlreadyExists',
    'The caller reference that you are using to create an invalidation batch is associated with another batch.',
    409,
  );
}

function shown(invalidation: Invalidation, now: number) {
  return {
    Id: invalidation.id,
    Status: statusOf(invalidation, now),
    CreateTime: new Date(invalidation.createdAt),
    InvalidationBatch: {
      Paths: quantity(invalidation.paths),
      CallerReference: invalidation.callerReference,
    },
  };
}
