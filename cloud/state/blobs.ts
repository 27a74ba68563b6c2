import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blobs } from './store.ts';

export function memoryBlobs(): Blobs {
  const blobs = new Map<string, Uint8Array>();
  return {
    put(bytes) {
      const id = randomUUID();
      blobs.set(id, Uint8Array.from(bytes));
      return id;
    },
    get(id) {
      const bytes = blobs.get(id);
      if (!bytes) throw new Error(`no blob ${id}`);
      return bytes;
    },
    delete: (id) => {
      blobs.delete(id);
    },
  };
}

/** One file a blob, under a folder of the first two letters of its id. A kill while writing leaves a file that no record names. */
export function diskBlobs(folder: string): Blobs {
  const folderOf = (id: string) => join(folder, id.slice(0, 2));
  return {
    put(bytes) {
      const id = randomUUID();
      mkdirSync(folderOf(id), { recursive: true });
      writeFileSync(join(folderOf(id), id), bytes);
      return id;
    },
    get: (id) => readFileSync(join(folderOf(id), id)),
    delete: (id) => rmSync(join(folderOf(id), id), { force: true }),
  };
}
