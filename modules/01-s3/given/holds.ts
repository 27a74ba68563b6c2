/**
 * Whether AWS's answer holds everything that we want. AWS adds settings of its own to most answers, so the two are
 * not compared for being equal. Lists must have the same members; lists of words may come in another order.
 */
export function holds(actual: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return Array.isArray(actual) && listHolds(actual, wanted);
  if (typeof wanted !== 'object' || wanted === null) return actual === wanted;
  if (typeof actual !== 'object' || actual === null) return false;
  const fields = actual as Record<string, unknown>;
  return Object.entries(wanted).every(([name, value]) => holds(fields[name], value));
}

function listHolds(actual: unknown[], wanted: unknown[]): boolean {
  if (actual.length !== wanted.length) return false;
  const [left, right] = [inOrder(actual), inOrder(wanted)];
  return right.every((value, index) => holds(left[index], value));
}

function inOrder(list: unknown[]): unknown[] {
  return list.every((value) => typeof value === 'string') ? [...list].sort() : list;
}
