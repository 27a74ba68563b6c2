import type { RestApi } from '@aws-sdk/client-api-gateway';
import type { DistributionSummary } from '@aws-sdk/client-cloudfront';
import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider';
import { findClients } from '../modules/05-cognito/given/ensure-client.ts';
import { findApi } from '../shared/find-api.ts';
import { findDistribution, findDistributions } from '../shared/find-distribution.ts';
import { findUserPools } from '../shared/find-user-pool.ts';
import type { FunctionNames } from '../shared/names.ts';
import type { Course } from '../shared/step.ts';

/** Finds what is graded. Checks ask it and never build a name themselves, so that they can grade a stack as well. */
export interface Locator {
  siteBucket(): Promise<string>;
  postersBucket(): Promise<string>;
  moviesTable(): Promise<string>;
  /** The name of one of the six functions. */
  function(key: keyof FunctionNames): Promise<string>;
  /** The distribution before the site, or undefined when there is none. */
  distribution(): Promise<DistributionSummary | undefined>;
  /** Every distribution that could be meant by it; more than one is a mistake. */
  distributions(): Promise<DistributionSummary[]>;
  /** The REST API, or undefined when there is none. */
  restApi(): Promise<RestApi | undefined>;
  /** The id of every user pool that could be meant; more than one is a mistake. */
  userPools(): Promise<string[]>;
  /** The site's app client in a user pool; more than one is a mistake. */
  userPoolClients(userPoolId: string): Promise<UserPoolClientType[]>;
}

/** Finds things by the names of the course: what modules 1 to 5 make. */
export function locateByName(course: Pick<Course, 'names' | 'clients'>): Locator {
  const { names, clients } = course;
  return {
    siteBucket: async () => names.siteBucket,
    postersBucket: async () => names.postersBucket,
    moviesTable: async () => names.moviesTable,
    function: async (key) => names.functions[key],
    distribution: () => findDistribution(clients.cloudfront, names.distributionComment),
    distributions: () => findDistributions(clients.cloudfront, names.distributionComment),
    restApi: () => findApi(clients.apigateway, names.apiName),
    userPools: async () =>
      (await findUserPools(clients.cognito, names.userPoolName)).map(({ Id }) => String(Id)),
    userPoolClients: (userPoolId) => findClients(course, userPoolId),
  };
}
