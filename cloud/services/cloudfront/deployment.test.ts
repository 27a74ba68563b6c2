import { afterEach, describe, expect, it, vi } from 'vitest';
import { configInForce, deploymentTime, statusOf } from './deployment.ts';
import type { Distribution } from './state.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the time of a deployment', () => {
  it.each([
    [undefined, 300],
    ['0', 0],
    ['240', 240_000],
  ])('of CINEDB_DEPLOYMENT_SECONDS=%s is %s ms', (seconds, expected) => {
    vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', seconds);
    expect(deploymentTime()).toBe(expected);
  });
});

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Distribution.html
describe('a change of a distribution', () => {
  const changed = { deployedAt: 100, config: { Comment: 'new' }, previous: { Comment: 'old' } };
  const distribution = changed as unknown as Distribution;

  it('is in progress, with the configuration before it in force, until it is deployed', () => {
    expect(statusOf(distribution, 99)).toBe('InProgress');
    expect(configInForce(distribution, 99)?.Comment).toBe('old');
    expect(statusOf(distribution, 100)).toBe('Deployed');
    expect(configInForce(distribution, 100)?.Comment).toBe('new');
  });

  it('leaves nothing in force before the first deployment', () => {
    expect(configInForce({ ...distribution, previous: undefined }, 99)).toBeUndefined();
  });
});
