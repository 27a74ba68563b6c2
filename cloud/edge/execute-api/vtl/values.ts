/** An object of API Gateway's own in a template: `$input`, `$util`. */
export abstract class VtlObject {
  abstract property(name: string): unknown;
  abstract call(method: string, args: unknown[]): unknown;
}

/** A map that gives the empty text for what it does not hold, as `$context` and `$stageVariables` do. */
export class LenientMap extends Map<string, unknown> {}

export type VtlMap = Map<string, unknown>;

/** Lists that came out of JSON: Java prints them as JSON, unlike the lists that a template makes. */
const jsonLists = new WeakSet<object>();

/** A JSON value as a template sees it: objects are maps. */
export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map(fromJson);
    jsonLists.add(list);
    return list;
  }
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key, fromJson(inner)]));
}

/** The way back: a template's value as plain JSON. */
export function toJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, toJson(inner)]));
  return value ?? null;
}

/** A value's text, as Java's `toString` has it. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) {
    return jsonLists.has(value) ? JSON.stringify(toJson(value)) : `[${value.map(toText).join(', ')}]`;
  }
  if (value instanceof Map) {
    return `{${[...value].map(([key, inner]) => `${toText(key)}=${toText(inner)}`).join(', ')}}`;
  }
  return String(value);
}

/** Velocity 1.7: everything is true but null and false; the empty text and zero too. */
export function isTrue(value: unknown): boolean {
  return value !== null && value !== undefined && value !== false;
}

/** Velocity 1.7: numbers by value, the same kind by `equals`, different kinds by their texts. */
export function isEqual(left: unknown, right: unknown): boolean {
  const leftIsNull = left === null || left === undefined;
  const rightIsNull = right === null || right === undefined;
  if (leftIsNull || rightIsNull) return leftIsNull && rightIsNull;
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  if (typeof left === 'object' || typeof right === 'object')
    return left === right || toText(left) === toText(right);
  return toText(left) === toText(right);
}
