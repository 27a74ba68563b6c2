import type { DistributionSummary } from '@aws-sdk/client-cloudfront';
import { findDistribution } from '../shared/find-distribution.ts';
import type { Course } from '../shared/step.ts';

/** Finds what is graded. Checks ask it and never build a name themselves, so that they can grade a stack as well. */
export interface Locator {
  siteBucket(): Promise<string>;
  postersBucket(): Promise<string>;
  moviesTable(): Promise<string>;
  /** The distribution before the site, or undefined when there is none. */
  distribution(): Promise<DistributionSummary | undefined>;
}

/** Finds things by the names of the course: what modules 1 to 5 make. */
export function locateByName({ names, clients }: Pick<Course, 'names' | 'clients'>): Locator {
  return {
    siteBucket: async () => names.siteBucket,
    postersBucket: async () => names.postersBucket,
    moviesTable: async () => names.moviesTable,
    distribution: () => findDistribution(clients.cloudfront, names.distributionComment),
  };
}
