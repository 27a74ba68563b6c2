import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import type { Dynalite } from 'dynalite/db/index.js';

interface StoredTable {
  TableName: string;
  TableStatus: string;
  GlobalSecondaryIndexes?: { IndexStatus: string }[];
}

const require = createRequire(import.meta.url);

/** Ends what a killed cloud left between two states: its timers are gone, so a table would be CREATING for ever. */
export async function recoverTables(store: Dynalite): Promise<void> {
  const { tableDb } = store;
  const names: string[] = [];
  for await (const name of tableDb.createKeyStream({})) names.push(name);
  for (const name of names) {
    const table = (await promisify(tableDb.get.bind(tableDb))(name)) as StoredTable;
    if (table.TableStatus === 'ACTIVE') continue;
    const deleting = table.TableStatus === 'DELETING';
    const indexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: 'ACTIVE' }));
    const settled = { ...table, TableStatus: 'ACTIVE', ...(indexes && { GlobalSecondaryIndexes: indexes }) };
    await promisify(tableDb.put.bind(tableDb))(name, settled);
    if (deleting) await promisify(require('dynalite/actions/deleteTable'))(store, { TableName: name });
  }
}
