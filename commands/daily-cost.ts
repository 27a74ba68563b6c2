import { prices } from '../shared/prices.ts';

/** What lies in the account and costs money while nobody uses it. */
export interface Standing {
  tables: { readUnits: number; writeUnits: number; bytes: number }[];
  /** Bytes in buckets. */
  objectBytes: number;
  /** Bytes in log groups. */
  logBytes: number;
}

const HOURS_A_DAY = 24;
const DAYS_A_MONTH = 30;
const BYTES_A_GB = 1024 ** 3;

/** US dollars a day for what stands there, without any free usage, by what it is for. */
export function dailyCost({ tables, objectBytes, logBytes }: Standing): { what: string; usd: number }[] {
  const capacity = sum(
    tables.map(
      ({ readUnits, writeUnits }) => readUnits * prices.readUnit.usd + writeUnits * prices.writeUnit.usd,
    ),
  );
  const items = sum(tables.map(({ bytes }) => bytes));
  const storage =
    aDay(objectBytes, prices.s3Storage.usd) +
    aDay(items, prices.tableStorage.usd) +
    aDay(logBytes, prices.logsStored.usd);
  return [
    { what: 'capacity of tables', usd: capacity * HOURS_A_DAY },
    { what: 'storage', usd: storage },
  ];
}

/** Dollars as people read them; what is less than a tenth of a cent is said to be so. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0';
  return usd < 0.001 ? 'less than $0.001' : `$${usd.toFixed(usd < 0.1 ? 3 : 2)}`;
}

function aDay(bytes: number, usdPerGbMonth: number): number {
  return ((bytes / BYTES_A_GB) * usdPerGbMonth) / DAYS_A_MONTH;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
