import { listMethods, mapMethods } from './collection-methods.ts';
import { stringMethods } from './string-methods.ts';
import { isEqual, LenientMap, toText, VtlObject } from './values.ts';

const numberMethods: Record<string, (value: number, ...args: unknown[]) => unknown> = {
  doubleValue: (value) => value,
  equals: (value, other) => typeof other === 'number' && value === other,
  intValue: (value) => Math.trunc(value),
  longValue: (value) => Math.trunc(value),
  toString: (value: number) => toText(value),
};
const booleanMethods: Record<string, (value: boolean, ...args: unknown[]) => unknown> = {
  booleanValue: (value) => value,
  equals: (value, other) => isEqual(value, other) && typeof other === 'boolean',
  toString: (value: boolean) => toText(value),
};

/**
 * Calls a method as Java's classes have it.
 *
 * @returns undefined for a method that the class does not have: Velocity then shows the reference as it was written
 * @throws Error where Java throws (an index out of range)
 */
export function callMethod(value: unknown, name: string, args: unknown[]): unknown {
  if (value instanceof VtlObject) return value.call(name, args);
  if (typeof value === 'string') return own(stringMethods, name)?.(value, ...args);
  if (typeof value === 'number') return own(numberMethods, name)?.(value, ...args);
  if (typeof value === 'boolean') return own(booleanMethods, name)?.(value, ...args);
  if (Array.isArray(value)) return own(listMethods, name)?.(value, ...args);
  if (value instanceof Map) {
    const found = own(mapMethods, name)?.(value, ...args);
    return name === 'get' && found === undefined && value instanceof LenientMap ? '' : found;
  }
  return undefined;
}

/** What `$value.name` is: a map's entry, or what Java's `getName` or `isName` gives. */
export function propertyOf(value: unknown, name: string): unknown {
  if (value instanceof VtlObject) return value.property(name);
  if (value instanceof Map) {
    if (value.has(name)) return value.get(name);
    if (value instanceof LenientMap) return '';
    return name === 'empty' ? value.size === 0 : undefined;
  }
  if (name === 'empty' && (typeof value === 'string' || Array.isArray(value))) return value.length === 0;
  return undefined;
}

/** What `$value[index]` is. */
export function indexOf(value: unknown, index: unknown): unknown {
  if (Array.isArray(value)) return value[Number(index) < 0 ? value.length + Number(index) : Number(index)];
  return propertyOf(value, toText(index));
}

function own<T>(table: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
