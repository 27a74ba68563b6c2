import { PyDict } from './dictionary.ts';
import { PyText, textOf } from './text.ts';

/** A value of an API's definition while it is put together. A plain string is the transform's own. */
export type PyValue = null | boolean | number | string | PyText | PyValue[] | PyDict;

/** What `own` takes: a literal of the transform's, with values from the template in it. */
export type Own = PyValue | Own[] | { [name: string]: Own };

/** A value of the template. */
export function given(value: unknown): PyValue {
  if (typeof value === 'string') return new PyText(value);
  if (Array.isArray(value)) return value.map(given);
  if (typeof value === 'object' && value !== null) return givenDictionary(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

export function givenDictionary(value: object): PyDict {
  const dictionary = new PyDict();
  for (const [name, item] of Object.entries(value)) dictionary.set(new PyText(name), given(item));
  return dictionary;
}

/** A value of the transform's own. */
export function own(value: Own): PyValue {
  if (Array.isArray(value)) return value.map(own);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof PyDict || value instanceof PyText) return value;
  return ownDictionary(value);
}

export function ownDictionary(value: { [name: string]: Own }): PyDict {
  const dictionary = new PyDict();
  for (const [name, item] of Object.entries(value)) dictionary.set(name, own(item));
  return dictionary;
}

/** The value as it stands in a template. */
export function plain(value: PyValue): unknown {
  if (value instanceof PyText) return value.text;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof PyDict) return plainDictionary(value);
  return value;
}

export function plainDictionary(dictionary: PyDict): Record<string, unknown> {
  return Object.fromEntries(dictionary.entries().map(([key, value]) => [textOf(key), plain(value)]));
}

/** A copy that is built entry by entry: where names collide, the order changes as it did in Python. */
export function rebuilt(dictionary: PyDict): PyDict {
  const copy = new PyDict(dictionary.inserted);
  for (const [key, value] of dictionary.entries()) copy.set(key, rebuiltValue(value));
  return copy;
}

function rebuiltValue(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(rebuiltValue);
  return value instanceof PyDict ? rebuilt(value) : value;
}
