import type { Config, Distribution } from './state.ts';

const SECOND = 1000;
/** Short enough that `aws cloudfront wait`, which looks once a minute, finds the change deployed at its first look. */
const USUAL_SECONDS = 0.3;

/**
 * How long a change takes to reach the edge, in milliseconds: minutes on AWS, a moment here, or what
 * `CINEDB_DEPLOYMENT_SECONDS` says.
 */
export function deploymentTime(): number {
  return Number(process.env.CINEDB_DEPLOYMENT_SECONDS ?? USUAL_SECONDS) * SECOND;
}

export function statusOf({ deployedAt }: Distribution, now: number): 'InProgress' | 'Deployed' {
  return now < deployedAt ? 'InProgress' : 'Deployed';
}

/** What the edge serves: the last configuration that was deployed; undefined for a distribution that is new. */
export function configInForce(distribution: Distribution, now: number): Config | undefined {
  return statusOf(distribution, now) === 'Deployed' ? distribution.config : distribution.previous;
}
