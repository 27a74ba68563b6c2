import { join } from 'node:path';
import { readState, writeState } from '../shared/state-file.ts';

/** Which real accounts the student has said yes to, once for each. */
export interface ConfirmedAccounts {
  has(account: string): boolean;
  add(account: string): void;
}

/**
 * The accounts that `accounts.json` of the state folder remembers. A file that was damaged confirms nothing: the
 * question comes again.
 *
 * @param stateDir the folder `.cinedb`
 */
export function confirmedAccounts(stateDir: string): ConfirmedAccounts {
  const file = join(stateDir, 'accounts.json');
  return {
    has: (account) => read(file).includes(account),
    add: (account) => writeState(file, { confirmed: [...new Set([...read(file), account])] }),
  };
}

function read(file: string): string[] {
  const { confirmed } = (readState(file) ?? {}) as { confirmed?: unknown };
  return Array.isArray(confirmed) ? confirmed.filter((account) => /^\d{12}$/.test(String(account))) : [];
}
