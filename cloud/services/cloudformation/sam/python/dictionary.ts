import { type PyText, textOf } from './text.ts';
import type { PyValue } from './values.ts';

interface Entry {
  name: string;
  key: string | PyText;
  value: PyValue;
  hash: bigint;
}

const WORD = (1n << 64n) - 1n;
const REMOVED = Symbol('removed');
const SMALLEST = 8;

/**
 * A dictionary that lists its entries in the order of Python 2.7, the language in which the transform was written:
 * the ids of deployments are hashes of what it printed, so that order is part of the id.
 */
export class PyDict {
  /** Lists its entries as they came, like the dictionaries of Python 3: the reference has some of those too. */
  readonly inserted: boolean;
  private slots: (Entry | typeof REMOVED | undefined)[] = new Array(SMALLEST).fill(undefined);
  private readonly byName = new Map<string, Entry>();
  /** Slots that were ever taken; removed entries count until the table grows. */
  private taken = 0;

  constructor(inserted = false) {
    this.inserted = inserted;
  }

  get size(): number {
    return this.byName.size;
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  get(name: string): PyValue | undefined {
    return this.byName.get(name)?.value;
  }

  /** The first spelling of a key stays, as in Python. */
  set(key: string | PyText, value: PyValue): this {
    const name = textOf(key);
    const known = this.byName.get(name);
    if (known) {
      known.value = value;
      return this;
    }
    const entry = { name, key, value, hash: hashOf(name) };
    this.byName.set(name, entry);
    if (this.place(entry)) this.taken++;
    if (this.taken * 3 >= this.slots.length * 2) this.grow();
    return this;
  }

  delete(name: string): void {
    const entry = this.byName.get(name);
    if (entry === undefined) return;
    this.byName.delete(name);
    this.slots[this.slots.indexOf(entry)] = REMOVED;
  }

  entries(): [string | PyText, PyValue][] {
    return this.inOrder().map(({ key, value }) => [key, value]);
  }

  names(): string[] {
    return this.inOrder().map(({ name }) => name);
  }

  private inOrder(): Entry[] {
    if (this.inserted) return [...this.byName.values()];
    return this.slots.filter((slot): slot is Entry => slot !== undefined && slot !== REMOVED);
  }

  /** True when the entry took a slot that nothing had used. */
  private place(entry: Entry): boolean {
    const mask = BigInt(this.slots.length - 1);
    let index = entry.hash & mask;
    let freed: number | undefined;
    for (let perturb = entry.hash; ; perturb >>= 5n) {
      const slot = Number(index & mask);
      if (this.slots[slot] === undefined) {
        this.slots[freed ?? slot] = entry;
        return freed === undefined;
      }
      if (this.slots[slot] === REMOVED) freed ??= slot;
      index = ((index << 2n) + index + perturb + 1n) & WORD;
    }
  }

  private grow(): void {
    const entries = this.inOrder();
    const wanted = entries.length * (entries.length > 50_000 ? 2 : 4);
    let length = SMALLEST;
    while (length <= wanted) length *= 2;
    this.slots = new Array(length).fill(undefined);
    for (const entry of entries) this.place(entry);
    this.taken = entries.length;
  }
}

/** Names in the order in which Python 2.7 would walk over a dictionary that got them in the given one. */
export function pythonOrder(names: Iterable<string>): string[] {
  const dictionary = new PyDict();
  for (const name of names) dictionary.set(name, null);
  return dictionary.names();
}

/** Python 2.7's hash of a string on a machine of 64 bits, without its optional randomization. */
function hashOf(text: string): bigint {
  const points = Array.from(text, (character) => BigInt(character.codePointAt(0) ?? 0));
  if (points.length === 0) return 0n;
  let hash = ((points[0] ?? 0n) << 7n) & WORD;
  for (const point of points) hash = ((1000003n * hash) & WORD) ^ point;
  hash ^= BigInt(points.length);
  return hash === WORD ? WORD - 1n : hash;
}
