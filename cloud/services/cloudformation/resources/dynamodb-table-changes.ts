import { isDeepStrictEqual } from 'node:util';
import type * as Sdk from '@aws-sdk/client-dynamodb';
import { AwsError, notImplemented } from '../../../errors.ts';
import { callsOf } from './calls.ts';
import type { Properties, ResourceContext } from './resource-type.ts';
import { stable } from './stable.ts';
import type { Tag } from './tags.ts';

/** The properties that the operations name alike. */
type Alike =
  | 'TableName'
  | 'BillingMode'
  | 'ProvisionedThroughput'
  | 'LocalSecondaryIndexes'
  | 'GlobalSecondaryIndexes'
  | 'DeletionProtectionEnabled'
  | 'TableClass';

export interface Table extends Partial<Pick<Sdk.CreateTableCommandInput, Alike>>, Properties {
  KeySchema?: Sdk.KeySchemaElement[];
  AttributeDefinitions?: Sdk.AttributeDefinition[];
  TimeToLiveSpecification?: Sdk.TimeToLiveSpecification;
  PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled?: boolean };
  Tags?: Tag[];
}

type Change = Omit<Sdk.UpdateTableCommandInput, 'TableName'>;
type Index = Sdk.GlobalSecondaryIndex;

export function dynamodb(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 'dynamodb');
}

/** A table, or undefined when there is none. */
export async function describeTable(
  name: string,
  context: ResourceContext,
): Promise<Sdk.TableDescription | undefined> {
  try {
    return (await dynamodb(context)('DescribeTable', { TableName: name })).Table;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** Waits until a table has done what it was told: it and its indexes are active, or it is gone. */
export async function settled(name: string, context: ResourceContext): Promise<void> {
  await stable(`the table ${name}`, async () => {
    const table = await describeTable(name, context);
    if (table === undefined) return true;
    const indexes = table.GlobalSecondaryIndexes ?? [];
    return table.TableStatus === 'ACTIVE' && indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE');
  });
}

/**
 * What UpdateTable is to be told, one after the other: it takes the throughput, and each index, by itself. What the
 * template no longer says goes back to AWS's default.
 *
 * @throws AwsError NotImplemented for local indexes, which no operation can change
 */
export function changesOf(table: Table, before: Table): Change[] {
  if (differs(table.LocalSecondaryIndexes, before.LocalSecondaryIndexes)) {
    throw notImplemented('a change of the property LocalSecondaryIndexes of AWS::DynamoDB::Table');
  }
  return [
    ...throughputChanges(table, before),
    ...indexChanges(table, before),
    ...settingChanges(table, before),
  ];
}

function throughputChanges(table: Table, before: Table): Change[] {
  const mode = modeOf(table);
  const { ProvisionedThroughput } = table;
  const changesMode = mode !== modeOf(before);
  if (!changesMode && !differs(ProvisionedThroughput, before.ProvisionedThroughput)) return [];
  return [
    {
      ...(changesMode && { BillingMode: mode }),
      ...(mode === 'PROVISIONED' && { ProvisionedThroughput }),
    },
  ];
}

function modeOf({ BillingMode }: Table): Sdk.BillingMode {
  return BillingMode ?? 'PROVISIONED';
}

function indexChanges(table: Table, before: Table): Change[] {
  const { AttributeDefinitions } = table;
  const old = new Map((before.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, index]));
  const now = new Map((table.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, index]));
  const removed = [...old.keys()]
    .filter((name) => !now.has(name))
    .map((IndexName) => ({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] }));
  const changed = [...now.values()].flatMap((index) => indexChange(index, old.get(index.IndexName)));
  return [
    ...removed,
    ...changed.map((update) => ({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [update] })),
  ];
}

/** Of an index that is there only the throughput can change; keys and projection need another name. */
function indexChange(index: Index, old: Index | undefined): Sdk.GlobalSecondaryIndexUpdate[] {
  if (!old) return [{ Create: index }];
  const { IndexName, ProvisionedThroughput } = index;
  if (differs({ ...index, ProvisionedThroughput: 0 }, { ...old, ProvisionedThroughput: 0 })) {
    throw notImplemented(`a change of the keys or the projection of the index ${IndexName}`);
  }
  if (!differs(ProvisionedThroughput, old.ProvisionedThroughput)) return [];
  return [{ Update: { IndexName, ProvisionedThroughput } }];
}

function settingChanges(table: Table, before: Table): Change[] {
  const { DeletionProtectionEnabled = false, TableClass = 'STANDARD' } = table;
  const changes: Change[] = [];
  if (DeletionProtectionEnabled !== (before.DeletionProtectionEnabled ?? false)) {
    changes.push({ DeletionProtectionEnabled });
  }
  if (TableClass !== (before.TableClass ?? 'STANDARD')) changes.push({ TableClass });
  return changes;
}

function differs(value: unknown, before: unknown): boolean {
  return !isDeepStrictEqual(value, before);
}
