import type * as Sdk from '@aws-sdk/client-lambda';
import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import { checkRole } from './check-role.ts';
import { checkRuntime } from './check-runtime.ts';
import { checkVariables } from './check-variables.ts';
import type { VersionRecord } from './state.ts';

/** The members that creating a function and changing its configuration have in common. */
type Input = Pick<
  Sdk.UpdateFunctionConfigurationRequest,
  | 'Description'
  | 'Role'
  | 'Runtime'
  | 'Handler'
  | 'MemorySize'
  | 'Timeout'
  | 'Environment'
  | 'LoggingConfig'
  | 'TracingConfig'
  | 'EphemeralStorage'
  | 'VpcConfig'
  | 'DeadLetterConfig'
  | 'KMSKeyArn'
  | 'Layers'
  | 'FileSystemConfigs'
  | 'SnapStart'
>;

type Settings = Pick<
  VersionRecord,
  | 'description'
  | 'roleArn'
  | 'runtime'
  | 'handler'
  | 'memoryMegabytes'
  | 'timeoutSeconds'
  | 'variables'
  | 'logGroup'
>;

/** Members that are modelled, some with their default alone. */
export const SETTINGS = [
  'Description',
  'Role',
  'Runtime',
  'Handler',
  'MemorySize',
  'Timeout',
  'Environment',
  'LoggingConfig.LogFormat',
  'LoggingConfig.LogGroup',
  'TracingConfig',
  'EphemeralStorage',
  'VpcConfig',
  'DeadLetterConfig',
  'KMSKeyArn',
  'Layers',
  'FileSystemConfigs',
  'SnapStart',
];

/**
 * The settings that an input gives, checked.
 *
 * @throws AwsError InvalidParameterValueException, and NotImplemented for what has only its default here
 */
export function readSettings(call: Call, name: string, input: Input): Partial<Settings> {
  refuseUnlessDefault(input);
  const { Description, Role, Runtime, Handler, MemorySize, Timeout, Environment, LoggingConfig } = input;
  const variables = Environment && (Environment.Variables ?? {});
  if (Runtime !== undefined) checkRuntime(Runtime);
  if (variables) checkVariables(variables);
  if (Role !== undefined) checkRole(call, Role, name);
  return {
    ...(Description !== undefined && { description: Description }),
    ...(Role !== undefined && { roleArn: Role }),
    ...(Runtime !== undefined && { runtime: Runtime }),
    ...(Handler !== undefined && { handler: Handler }),
    ...(MemorySize !== undefined && { memoryMegabytes: MemorySize }),
    ...(Timeout !== undefined && { timeoutSeconds: Timeout }),
    ...(variables && { variables }),
    ...(LoggingConfig?.LogGroup !== undefined && { logGroup: LoggingConfig.LogGroup }),
  };
}

function refuseUnlessDefault(input: Input): void {
  const { VpcConfig, DeadLetterConfig } = input;
  const unusual: Record<string, boolean | undefined> = {
    'LoggingConfig.LogFormat JSON': input.LoggingConfig?.LogFormat === 'JSON',
    'TracingConfig.Mode Active': input.TracingConfig?.Mode === 'Active',
    'EphemeralStorage.Size other than 512': (input.EphemeralStorage?.Size ?? 512) !== 512,
    VpcConfig: Boolean(VpcConfig?.SubnetIds?.length || VpcConfig?.SecurityGroupIds?.length),
    DeadLetterConfig: Boolean(DeadLetterConfig?.TargetArn),
    KMSKeyArn: Boolean(input.KMSKeyArn),
    Layers: Boolean(input.Layers?.length),
    FileSystemConfigs: Boolean(input.FileSystemConfigs?.length),
    'SnapStart.ApplyOn PublishedVersions': (input.SnapStart?.ApplyOn ?? 'None') !== 'None',
  };
  for (const [name, given] of Object.entries(unusual)) {
    if (given) throw notImplemented(`${name} of a Lambda function`);
  }
}
