import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';

/** A record set (`v` is there), a record deleted (only `k`), or a whole collection dropped (neither). */
export interface Change {
  c: string;
  k?: string;
  v?: unknown;
}

export interface Journal {
  /** Handed to the operating system when it returns, so the end of this process cannot lose it. */
  append(change: Change): void;
  close(): void;
}

type Collections = Map<string, Map<string, unknown>>;

/**
 * Opens a file of changes, one JSON document a line, and plays it back. A last line cut short by a kill was never
 * acknowledged and is left out. What is left is written anew, so the file does not grow from run to run.
 *
 * @throws Error that names the line, when another line cannot be read
 */
export function openJournal(path: string): { journal: Journal; collections: Collections } {
  const collections: Collections = new Map();
  for (const change of readChanges(path)) apply(collections, change);
  writeFileSync(`${path}.new`, snapshot(collections));
  renameSync(`${path}.new`, path);
  const file = openSync(path, 'a');
  return {
    collections,
    journal: {
      append: (change) => {
        writeSync(file, `${JSON.stringify(change)}\n`);
      },
      close: () => closeSync(file),
    },
  };
}

function* readChanges(path: string): Generator<Change> {
  if (!existsSync(path)) return;
  const lines = readFileSync(path, 'utf8').split('\n');
  const unfinished = lines.pop();
  for (const [index, line] of lines.entries()) yield parse(line, `${path}, line ${index + 1}`);
  if (unfinished) process.emitWarning(`${path}: the last change was cut short and is left out`);
}

function parse(line: string, place: string): Change {
  try {
    return JSON.parse(line) as Change;
  } catch {
    throw new Error(
      `${place} is damaged. Start the cloud with --fresh to forget the state, or mend the line.`,
    );
  }
}

function apply(collections: Collections, { c, k, v }: Change): void {
  if (k === undefined) collections.delete(c);
  else if (v === undefined) collections.get(c)?.delete(k);
  else {
    if (!collections.has(c)) collections.set(c, new Map());
    collections.get(c)?.set(k, v);
  }
}

function snapshot(collections: Collections): string {
  const lines: string[] = [];
  for (const [c, records] of collections) {
    for (const [k, v] of records) lines.push(`${JSON.stringify({ c, k, v })}\n`);
  }
  return lines.join('');
}
