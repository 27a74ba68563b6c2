import { createRequire } from 'node:module';
import { join } from 'node:path';
import database, { type Dynalite } from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';
import type { Call, Cloud } from '../../call.ts';
import { onClose } from '../../close-services.ts';
import { AwsError } from '../../errors.ts';
import { recoverTables } from './recover.ts';

/** How long a table is CREATING, UPDATING or DELETING, in milliseconds: long enough that a program must wait for it. */
const TABLE_CHANGE_MS = 150;

const require = createRequire(import.meta.url);
const engines = new WeakMap<Cloud, Map<string, Promise<Dynalite>>>();

/**
 * Runs one operation in dynalite, which holds the tables of one account in one region. Its checks come first: they were
 * compared with the real DynamoDB, down to the words.
 *
 * @param data the operation's input as DynamoDB's own JSON
 * @throws AwsError as DynamoDB does
 */
export async function runDynalite(
  call: Call,
  operation: string,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const store = await engineOf(call.cloud, call.account, call.region);
  const name = operation.charAt(0).toLowerCase() + operation.slice(1);
  const { types, custom } = require(`dynalite/validations/${name}`) as { types: unknown; custom: unknown };
  const action = require(`dynalite/actions/${name}`) as Action;
  try {
    const checked = validations.checkTypes(data, types);
    validations.checkValidations(checked, types, custom, store);
    return await new Promise((resolve, reject) => {
      action(store, checked, (error, output) => (error ? reject(error) : resolve(output || {})));
    });
  } catch (error) {
    throw toAwsError(error);
  }
}

type Action = (
  store: Dynalite,
  data: Record<string, unknown>,
  done: (error: Error | null, output?: Record<string, unknown>) => void,
) => void;

interface DynaliteError {
  statusCode: number;
  body: { __type: string; message?: string; Message?: string; Item?: unknown };
}

function toAwsError(error: unknown): unknown {
  const { statusCode, body } = error as Partial<DynaliteError>;
  if (!statusCode || !body) return error;
  const code = body.__type.split('#').at(-1) ?? body.__type;
  return new AwsError(code, body.message ?? body.Message ?? '', statusCode);
}

function engineOf(cloud: Cloud, account: string, region: string): Promise<Dynalite> {
  const ofCloud = engines.get(cloud) ?? new Map<string, Promise<Dynalite>>();
  engines.set(cloud, ofCloud);
  const id = `${account}-${region}`;
  const known = ofCloud.get(id) ?? openEngine(cloud, account, region);
  ofCloud.set(id, known);
  return known;
}

async function openEngine(cloud: Cloud, account: string, region: string): Promise<Dynalite> {
  const store = database.create({
    path: cloud.stateDir && join(cloud.stateDir, 'dynamodb', `${account}-${region}`),
    createTableMs: TABLE_CHANGE_MS,
    updateTableMs: TABLE_CHANGE_MS,
    deleteTableMs: TABLE_CHANGE_MS,
  });
  store.tableDb.awsAccountId = account;
  store.tableDb.awsRegion = region;
  await store.db.open();
  onClose(cloud, () => store.db.close());
  await recoverTables(store);
  return store;
}
