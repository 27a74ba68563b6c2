import type { Clients } from '../shared/clients.ts';
import type { Course } from '../shared/step.ts';

type Reading = Promise<unknown>;

const readings = new WeakMap<Clients, Map<unknown, Reading>>();

/** Forgets what an earlier grading has read. */
export function beginGrading({ clients }: Pick<Course, 'clients'>): void {
  readings.delete(clients);
}

/** The same, read once for a grading and not once for each check that asks. An error is kept like an answer. */
export function perGrading<Asker extends Pick<Course, 'clients'>, Value>(
  read: (asker: Asker) => Promise<Value>,
): (asker: Asker) => Promise<Value> {
  return (asker) => {
    const kept = readings.get(asker.clients) ?? new Map<unknown, Reading>();
    readings.set(asker.clients, kept);
    const known = (kept.get(read) as Promise<Value> | undefined) ?? read(asker);
    kept.set(read, known);
    return known;
  };
}
