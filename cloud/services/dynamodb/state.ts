import type { Caller, Cloud } from '../../call.ts';
import type { Collection } from '../../state/store.ts';

/** What a table has beside what dynalite keeps. Times are in milliseconds since 1970. */
export interface TableSettings {
  deletionProtection: boolean;
  tableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';
  timeToLive?: { attribute: string; enabled: boolean; changedAt: number };
  /** When point-in-time recovery was turned on. */
  recoverySince?: number;
}

/** The settings of an account's tables in a region, by table name. */
export function tableSettings(
  cloud: Cloud,
  { account, region }: Pick<Caller, 'account' | 'region'>,
): Collection<TableSettings> {
  return cloud.store.collection('dynamodb/settings', account, region);
}

/** A table's settings, with the defaults of a table that was made without any. */
export function settingsOf(
  cloud: Cloud,
  caller: Pick<Caller, 'account' | 'region'>,
  name: string,
): TableSettings {
  return tableSettings(cloud, caller).get(name) ?? { deletionProtection: false };
}
