import type { Cloud } from './call.ts';
import type { Clock } from './clock.ts';
import { openStore } from './state/open-store.ts';

/** For tests of what the public sees: an empty store and a clock, and no service to call. */
export function bareCloud(clock: Clock): Cloud {
  return {
    clock,
    store: openStore({}),
    urlSuffix: 'localhost:1',
    stateDir: undefined,
    serve: () => Promise.reject(new Error('no services here')),
    invoke: () => Promise.reject(new Error('no services here')),
  };
}
