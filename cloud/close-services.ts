import type { Cloud } from './call.ts';

type Closer = () => Promise<void> | void;

const closers = new WeakMap<Cloud, Closer[]>();

/** Has something done when a cloud is closed: a database that must be shut, a process that must end. */
export function onClose(cloud: Cloud, closer: Closer): void {
  closers.set(cloud, [...(closers.get(cloud) ?? []), closer]);
}

/** Runs what was asked for, the latest first. */
export async function closeServices(cloud: Cloud): Promise<void> {
  for (const closer of (closers.get(cloud) ?? []).reverse()) await closer();
}
