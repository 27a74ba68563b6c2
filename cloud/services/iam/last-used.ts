import type { Cloud } from '../../call.ts';
import { toTheSecond } from './now.ts';

export interface Use {
  /** Milliseconds since 1970. */
  at: number;
  service: string;
  region: string;
}

/** AWS is no more exact, and a record for every call would fill the state. */
const EXACT_TO = 60_000;

/** When an access key or a role was last used, by the key's or the role's id. */
export function lastUse(cloud: Cloud, id: string): Use | undefined {
  return uses(cloud).get(id);
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKeyLastUsed.html */
export function noteUse(cloud: Cloud, id: string, service: string, region: string): void {
  const at = toTheSecond(cloud);
  const known = uses(cloud).get(id);
  if (!known || at - known.at >= EXACT_TO) uses(cloud).set(id, { at, service, region });
}

function uses(cloud: Cloud) {
  return cloud.store.collection<Use>('iam/last-used');
}
