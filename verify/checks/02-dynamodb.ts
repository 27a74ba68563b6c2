import type { Check } from '../check.ts';
import { tableChecks } from './02-dynamodb/ddb-01-table.ts';
import { migrationChecks } from './02-dynamodb/ddb-02-migration.ts';
import { posterChecks } from './02-dynamodb/ddb-02-posters.ts';

export { sweep } from './02-dynamodb/sweep.ts';

export const checks: Record<string, Check> = { ...tableChecks, ...migrationChecks, ...posterChecks };
