import type * as Sdk from '@aws-sdk/client-dynamodb';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { tableName } from './json.ts';
import { settingsOf, tableSettings } from './state.ts';
import { describe } from './tables.ts';

const RECOVERY_DAYS = 35;
const DAY = 86_400_000;
/** A table can be restored to any second up to five minutes ago. */
const RECOVERY_LAG = 300_000;

/** Point-in-time recovery as a setting. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html */
export const handlers = {
  async DescribeContinuousBackups(input, call) {
    await describeTable(call, input.TableName);
    return { ContinuousBackupsDescription: description(call, input.TableName) };
  },

  async UpdateContinuousBackups(input, call) {
    await describeTable(call, input.TableName);
    const name = tableName(input.TableName);
    const { recoverySince, ...settings } = settingsOf(call.cloud, call, name);
    const on = input.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled;
    tableSettings(call.cloud, call).set(name, {
      ...settings,
      ...(on && { recoverySince: recoverySince ?? call.cloud.clock.now() }),
    });
    return { ContinuousBackupsDescription: description(call, input.TableName) };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  DescribeContinuousBackups: ['TableName'],
  UpdateContinuousBackups: ['TableName', 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled'],
};

/** These two operations have an error of their own for a table that is not there. */
async function describeTable(call: Call, name: string): Promise<void> {
  try {
    await describe(call, name);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ResourceNotFoundException') throw error;
    throw new AwsError('TableNotFoundException', `Table not found: ${tableName(name)}`);
  }
}

function description(call: Call, name: string): Sdk.ContinuousBackupsDescription {
  const { recoverySince } = settingsOf(call.cloud, call, tableName(name));
  const now = call.cloud.clock.now();
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription:
      recoverySince === undefined
        ? { PointInTimeRecoveryStatus: 'DISABLED' }
        : {
            PointInTimeRecoveryStatus: 'ENABLED',
            RecoveryPeriodInDays: RECOVERY_DAYS,
            EarliestRestorableDateTime: new Date(Math.max(recoverySince, now - RECOVERY_DAYS * DAY)),
            LatestRestorableDateTime: new Date(Math.max(recoverySince, now - RECOVERY_LAG)),
          },
  };
}
