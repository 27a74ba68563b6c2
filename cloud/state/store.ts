/** A keyed collection of plain records (JSON values only: times are milliseconds, bytes go to the blobs). */
export interface Collection<T> {
  get(key: string): T | undefined;
  has(key: string): boolean;
  /** Durable when it returns: a cloud that is killed afterwards comes back with it. */
  set(key: string, value: T): void;
  delete(key: string): boolean;
  keys(): IterableIterator<string>;
  values(): IterableIterator<T>;
  entries(): IterableIterator<[string, T]>;
  readonly size: number;
}

/** Bytes too large for a record. Write the blob first, then the record that names it. */
export interface Blobs {
  /** @returns the blob's id */
  put(bytes: Uint8Array): string;
  /** @throws Error when there is none: a record that names it was written before it */
  get(id: string): Uint8Array;
  delete(id: string): void;
}

/** All that the cloud remembers. */
export interface Store {
  /** The collection of a name and a scope: `collection('iam/users', account)`. Made when it is first asked for. */
  collection<T>(name: string, ...scope: string[]): Collection<T>;
  /** Removes a collection with all that it holds. */
  drop(name: string, ...scope: string[]): void;
  blobs: Blobs;
  close(): void;
}
