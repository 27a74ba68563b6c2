import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { diskBlobs, memoryBlobs } from './blobs.ts';
import { type Change, type Journal, openJournal } from './journal.ts';
import { LOCK_FILE } from './lock.ts';
import type { Collection, Store } from './store.ts';

const KEPT = [LOCK_FILE, 'tls'];

/**
 * Opens the cloud's memory.
 *
 * @param stateDir the folder that keeps it; without one everything is gone at the end
 * @param fresh forget what the folder holds; the certificate authority stays, because browsers were told to trust it
 * @throws Error when the folder cannot be written or its journal is damaged
 */
export function openStore({ stateDir, fresh = false }: { stateDir?: string; fresh?: boolean }): Store {
  if (!stateDir) return storeOver(new Map(), undefined);
  mkdirSync(stateDir, { recursive: true });
  if (fresh) forget(stateDir);
  const { journal, collections } = openJournal(join(stateDir, 'state.jsonl'));
  return storeOver(collections, { journal, stateDir });
}

function forget(stateDir: string): void {
  for (const name of readdirSync(stateDir)) {
    if (!KEPT.includes(name)) rmSync(join(stateDir, name), { recursive: true, force: true });
  }
}

type Collections = Map<string, Map<string, unknown>>;

function storeOver(
  collections: Collections,
  disk: { journal: Journal; stateDir: string } | undefined,
): Store {
  const write = (change: Change) => disk?.journal.append(change);
  return {
    collection<T>(name: string, ...scope: string[]): Collection<T> {
      return collectionOver<T>(collections, [name, ...scope].join('|'), write);
    },
    drop(name, ...scope) {
      const id = [name, ...scope].join('|');
      if (collections.delete(id)) write({ c: id });
    },
    blobs: disk ? diskBlobs(join(disk.stateDir, 'blobs')) : memoryBlobs(),
    close: () => disk?.journal.close(),
  };
}

function collectionOver<T>(
  collections: Collections,
  id: string,
  write: (change: Change) => void,
): Collection<T> {
  const found = () => collections.get(id) as Map<string, T> | undefined;
  const made = () => {
    if (!collections.has(id)) collections.set(id, new Map());
    return collections.get(id) as Map<string, T>;
  };
  return {
    get: (key) => found()?.get(key),
    has: (key) => found()?.has(key) ?? false,
    set(key, value) {
      write({ c: id, k: key, v: value });
      made().set(key, value);
    },
    delete(key) {
      if (!found()?.has(key)) return false;
      write({ c: id, k: key });
      return made().delete(key);
    },
    keys: () => made().keys(),
    values: () => made().values(),
    entries: () => made().entries(),
    get size() {
      return found()?.size ?? 0;
    },
  };
}
