import { dynamodb, type Table } from './dynamodb-table-changes.ts';
import type { ResourceContext } from './resource-type.ts';

/**
 * Sets what has operations of its own: time to live and point-in-time recovery. Both are off where a template says
 * nothing, and DynamoDB refuses to be told what it is already.
 *
 * @param before empty for a new table
 */
export async function applySettings(
  TableName: string,
  table: Table,
  before: Table,
  context: ResourceContext,
): Promise<void> {
  const recovery = recoversOf(table);
  if (recovery !== recoversOf(before)) {
    await dynamodb(context)('UpdateContinuousBackups', {
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: recovery },
    });
  }
  const wanted = timeToLiveOf(table);
  const old = timeToLiveOf(before);
  if (wanted.Enabled === old.Enabled && (!wanted.Enabled || wanted.AttributeName === old.AttributeName))
    return;
  const AttributeName = wanted.AttributeName ?? old.AttributeName;
  await dynamodb(context)('UpdateTimeToLive', {
    TableName,
    TimeToLiveSpecification: { AttributeName, Enabled: wanted.Enabled },
  });
}

function recoversOf({ PointInTimeRecoverySpecification: specification }: Table): boolean {
  return specification?.PointInTimeRecoveryEnabled ?? false;
}

function timeToLiveOf({ TimeToLiveSpecification: specification }: Table) {
  return { AttributeName: specification?.AttributeName, Enabled: specification?.Enabled ?? false };
}
