import type * as Sdk from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../errors.ts';
import type { Handlers, Modelled } from '../service.ts';
import { tableName } from './json.ts';
import { settingsOf, tableSettings } from './state.ts';
import { describe } from './tables.ts';

/** After a change the next one must wait an hour. */
const HOUR = 3_600_000;

/**
 * Time to live is a setting here: expired items stay until a program deletes them. On AWS they stay for up to some
 * days too, so a program must filter them out in both places.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 */
export const handlers = {
  async DescribeTimeToLive(input, call) {
    await describe(call, input.TableName);
    const { timeToLive } = settingsOf(call.cloud, call, tableName(input.TableName));
    return {
      TimeToLiveDescription: timeToLive?.enabled
        ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.attribute }
        : { TimeToLiveStatus: 'DISABLED' },
    };
  },

  async UpdateTimeToLive(input, call) {
    await describe(call, input.TableName);
    const name = tableName(input.TableName);
    const settings = settingsOf(call.cloud, call, name);
    const { AttributeName: attribute, Enabled: enabled } = input.TimeToLiveSpecification;
    const now = call.cloud.clock.now();
    refuseChange(settings.timeToLive, { attribute, enabled }, now);
    tableSettings(call.cloud, call).set(name, {
      ...settings,
      timeToLive: { attribute, enabled, changedAt: now },
    });
    return { TimeToLiveSpecification: input.TimeToLiveSpecification };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  DescribeTimeToLive: ['TableName'],
  UpdateTimeToLive: ['TableName', 'TimeToLiveSpecification'],
};

type Setting = { attribute: string; enabled: boolean };

function refuseChange(
  old: (Setting & { changedAt: number }) | undefined,
  wanted: Setting,
  now: number,
): void {
  const enabled = old?.enabled ?? false;
  if (enabled === wanted.enabled) {
    throw invalid(`TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
  }
  if (!old) return;
  if (now - old.changedAt < HOUR) {
    throw invalid('Time to live has been modified multiple times within a fixed interval');
  }
  if (!wanted.enabled && wanted.attribute !== old.attribute) {
    throw invalid(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${old.attribute}`,
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
