import type { Cloud } from './call.ts';

type Closer = () => Promise<void> | void;

const closers = new WeakMap<Cloud, Closer[]>();
const first = new WeakMap<Cloud, Closer[]>();

/**
 * Has something done when a cloud is closed: a database that must be shut, a process that must end.
 *
 * @param when `first` for work that calls other services: it must end before any of them does
 */
export function onClose(cloud: Cloud, closer: Closer, when: 'first' | 'usual' = 'usual'): void {
  const list = when === 'first' ? first : closers;
  list.set(cloud, [...(list.get(cloud) ?? []), closer]);
}

/** Runs what was asked for, the latest first. */
export async function closeServices(cloud: Cloud): Promise<void> {
  for (const list of [first, closers]) {
    for (const closer of (list.get(cloud) ?? []).reverse()) await closer();
  }
}
