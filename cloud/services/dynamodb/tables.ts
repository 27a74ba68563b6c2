import type * as Sdk from '@aws-sdk/client-dynamodb';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { runTyped, tableName } from './json.ts';
import { settingsOf, type TableSettings, tableSettings } from './state.ts';
import { refuseReserved } from './tags.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html */
export const handlers = {
  async CreateTable(input, call) {
    const { Tags, DeletionProtectionEnabled, TableClass, ...table } = input;
    refuseReserved(Tags ?? []);
    const { TableDescription } = await createTable(call, table);
    saveSettings(call, input.TableName, {
      deletionProtection: DeletionProtectionEnabled ?? false,
      ...(TableClass && { tableClass: TableClass }),
    });
    if (Tags?.length) {
      await runTyped(call, 'TagResource', { ResourceArn: TableDescription?.TableArn, Tags });
    }
    return { TableDescription: withSettings(call, TableDescription) };
  },

  async DescribeTable(input, call) {
    const { Table } = await runTyped<Sdk.DescribeTableOutput>(call, 'DescribeTable', input);
    return { Table: withSettings(call, Table) };
  },

  async UpdateTable(input, call) {
    const { DeletionProtectionEnabled, TableClass, ...change } = input;
    const before = await describe(call, input.TableName);
    // Alone, these two are settings that dynalite does not know; without them it says what is missing.
    const changesSettings = DeletionProtectionEnabled !== undefined || TableClass !== undefined;
    const changesTable = Object.keys(change).some(
      (name) => name !== 'TableName' && name !== 'AttributeDefinitions',
    );
    const { TableDescription } =
      changesTable || !changesSettings
        ? await runTyped<Sdk.UpdateTableOutput>(call, 'UpdateTable', change)
        : { TableDescription: before };
    saveSettings(call, tableName(input.TableName), {
      ...settingsOf(call.cloud, call, tableName(input.TableName)),
      ...(DeletionProtectionEnabled !== undefined && { deletionProtection: DeletionProtectionEnabled }),
      ...(TableClass && { tableClass: TableClass }),
    });
    return { TableDescription: withSettings(call, TableDescription) };
  },

  async DeleteTable(input, call) {
    const name = tableName(input.TableName);
    if (settingsOf(call.cloud, call, name).deletionProtection) throw protectedTable();
    const { TableDescription } = await runTyped<Sdk.DeleteTableOutput>(call, 'DeleteTable', input);
    tableSettings(call.cloud, call).delete(name);
    return { TableDescription: withSettings(call, TableDescription) };
  },

  ListTables: (input, call) => runTyped<Sdk.ListTablesOutput>(call, 'ListTables', input),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateTable: [
    'TableName',
    'AttributeDefinitions',
    'KeySchema',
    'BillingMode',
    'ProvisionedThroughput',
    'LocalSecondaryIndexes',
    'GlobalSecondaryIndexes.IndexName',
    'GlobalSecondaryIndexes.KeySchema',
    'GlobalSecondaryIndexes.Projection',
    'GlobalSecondaryIndexes.ProvisionedThroughput',
    'Tags',
    'DeletionProtectionEnabled',
    'TableClass',
  ],
  DescribeTable: ['TableName'],
  UpdateTable: [
    'TableName',
    'AttributeDefinitions',
    'BillingMode',
    'ProvisionedThroughput',
    'GlobalSecondaryIndexUpdates.Update.IndexName',
    'GlobalSecondaryIndexUpdates.Update.ProvisionedThroughput',
    'DeletionProtectionEnabled',
    'TableClass',
  ],
  DeleteTable: ['TableName'],
  ListTables: ['Limit', 'ExclusiveStartTableName'],
};

/**
 * A table as DynamoDB describes it.
 *
 * @throws AwsError ResourceNotFoundException
 */
export async function describe(call: Call, nameOrArn: string): Promise<Sdk.TableDescription> {
  const { Table } = await runTyped<Sdk.DescribeTableOutput>(call, 'DescribeTable', { TableName: nameOrArn });
  return Table ?? {};
}

/** DynamoDB names the table that is there; dynalite leaves the message empty. */
async function createTable(call: Call, table: { TableName: string }): Promise<Sdk.CreateTableOutput> {
  try {
    return await runTyped<Sdk.CreateTableOutput>(call, 'CreateTable', table);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ResourceInUseException') throw error;
    throw new AwsError(error.code, `Table already exists: ${table.TableName}`);
  }
}

function saveSettings(call: Call, name: string, settings: TableSettings): void {
  tableSettings(call.cloud, call).set(name, settings);
}

function withSettings(call: Call, table: Sdk.TableDescription | undefined): Sdk.TableDescription {
  const { deletionProtection, tableClass } = settingsOf(call.cloud, call, table?.TableName ?? '');
  return {
    ...table,
    DeletionProtectionEnabled: deletionProtection,
    ...(tableClass && { TableClassSummary: { TableClass: tableClass } }),
  };
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection */
function protectedTable(): AwsError {
  return new AwsError(
    'ValidationException',
    'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  );
}
