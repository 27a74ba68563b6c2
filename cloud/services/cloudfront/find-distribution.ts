import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { type Distribution, distributions } from './state.ts';

/** @throws AwsError NoSuchDistribution when the account has none of that id */
export function findDistribution(call: Call, id: string): Distribution {
  const distribution = distributions(call.cloud).get(id);
  if (distribution?.account === call.account) return distribution;
  throw new AwsError('NoSuchDistribution', 'The specified distribution does not exist.', 404);
}
