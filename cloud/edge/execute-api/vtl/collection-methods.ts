import { isEqual, toText, type VtlMap } from './values.ts';

type MapMethod = (map: VtlMap, ...args: unknown[]) => unknown;
type ListMethod = (list: unknown[], ...args: unknown[]) => unknown;

/** java.util.Map: `put` gives what stood there before. https://docs.oracle.com/javase/8/docs/api/java/util/Map.html */
export const mapMethods: Record<string, MapMethod> = {
  clear: (map) => map.clear(),
  containsKey: (map, key) => map.has(toText(key)),
  containsValue: (map, value) => [...map.values()].some((held) => isEqual(held, value)),
  entrySet: (map) =>
    [...map].map(
      ([key, value]) =>
        new Map([
          ['key', key],
          ['value', value],
        ] as [string, unknown][]),
    ),
  equals: (map, other) => other instanceof Map && isEqual(map, other),
  get: (map, key) => map.get(toText(key)),
  getOrDefault: (map, key, other) => (map.has(toText(key)) ? map.get(toText(key)) : other),
  // An entry of entrySet is a map of two here.
  getKey: (map) => map.get('key'),
  getValue: (map) => map.get('value'),
  isEmpty: (map) => map.size === 0,
  keySet: (map) => [...map.keys()],
  put: (map, key, value) => {
    const before = map.get(toText(key));
    map.set(toText(key), value);
    return before;
  },
  putAll: (map, other) => {
    if (other instanceof Map) for (const [key, value] of other) map.set(String(key), value);
  },
  remove: (map, key) => {
    const before = map.get(toText(key));
    map.delete(toText(key));
    return before;
  },
  size: (map) => map.size,
  toString: (map: VtlMap) => toText(map),
  values: (map) => [...map.values()],
};

/** java.util.List. https://docs.oracle.com/javase/8/docs/api/java/util/List.html */
export const listMethods: Record<string, ListMethod> = {
  add: (list, ...args) => {
    if (args.length === 1) return list.push(args[0]) > 0;
    list.splice(inside(list, args[0], list.length), 0, args[1]);
    return undefined;
  },
  addAll: (list, other) => Array.isArray(other) && list.push(...other) > 0 && other.length > 0,
  clear: (list) => {
    list.length = 0;
  },
  contains: (list, value) => list.some((held) => isEqual(held, value)),
  equals: (list, other) => Array.isArray(other) && isEqual(list, other),
  get: (list, index) => list[inside(list, index, list.length - 1)],
  indexOf: (list, value) => list.findIndex((held) => isEqual(held, value)),
  isEmpty: (list) => list.length === 0,
  remove: (list, what) => {
    if (typeof what === 'number') return list.splice(inside(list, what, list.length - 1), 1)[0];
    const index = list.findIndex((held) => isEqual(held, what));
    return index >= 0 && list.splice(index, 1).length > 0;
  },
  set: (list, index, value) => list.splice(inside(list, index, list.length - 1), 1, value)[0],
  size: (list) => list.length,
  subList: (list, from, to) => list.slice(Number(from), Number(to)),
  toString: (list: unknown[]) => toText(list),
};

function inside(list: unknown[], index: unknown, most: number): number {
  const place = Number(index);
  if (place >= 0 && place <= most) return place;
  throw new Error(`Index: ${place}, Size: ${list.length}`);
}
