import type { Call } from '../../call.ts';
import { type Config, type Distribution, distributions, ofAccount } from './state.ts';

/** The account's distributions whose configuration uses something. */
export function usersOf(call: Call, uses: (config: Config) => boolean): Distribution[] {
  return ofAccount(distributions(call.cloud), call.account).filter(({ config }) => uses(config));
}

/** All cache behaviors of a configuration, the default one last, as requests are matched. */
export function behaviorsOf(config: Config): Config['DefaultCacheBehavior'][] {
  return [...(config.CacheBehaviors?.Items ?? []), config.DefaultCacheBehavior];
}
