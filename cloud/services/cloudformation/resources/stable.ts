import { setTimeout } from 'node:timers/promises';

const PAUSE_MS = 50;
const LONGEST_MS = 600_000;

/**
 * Waits until a resource is ready, as CloudFormation does before it says CREATE_COMPLETE.
 *
 * @throws Error after ten minutes, and as the probe does
 */
export async function stable(what: string, isStable: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await isStable()); waited += PAUSE_MS) {
    if (waited >= LONGEST_MS) throw new Error(`${what} did not become stable`);
    // A cloud that is asked to stop does not stay for it.
    await setTimeout(PAUSE_MS, undefined, { ref: false });
  }
}
