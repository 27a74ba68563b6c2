import type { UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import type { Properties } from './resource-type.ts';

/** The part of a function that UpdateFunctionConfiguration changes. */
export interface Settings
  extends Properties,
    Pick<
      UpdateFunctionConfigurationRequest,
      | 'DeadLetterConfig'
      | 'Description'
      | 'Environment'
      | 'EphemeralStorage'
      | 'FileSystemConfigs'
      | 'Handler'
      | 'Layers'
      | 'LoggingConfig'
      | 'MemorySize'
      | 'Role'
      | 'Runtime'
      | 'SnapStart'
      | 'Timeout'
      | 'TracingConfig'
      | 'VpcConfig'
    > {
  KmsKeyArn?: string;
}

/** Names of them, as CloudFormation has them. Lambda itself refuses by name the values that it does not have here. */
export const SETTINGS = [
  'DeadLetterConfig',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'Handler',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'Role',
  'Runtime',
  'SnapStart',
  'Timeout',
  'TracingConfig',
  'VpcConfig',
] as const;

type Given = Omit<UpdateFunctionConfigurationRequest, 'FunctionName' | 'RevisionId'>;

/** The settings that a template gives. */
export function givenSettings(properties: Settings): Given {
  const { KmsKeyArn, ...own } = Object.fromEntries(
    SETTINGS.map((name) => [name, properties[name]]),
  ) as Settings;
  return { ...own, KMSKeyArn: KmsKeyArn };
}

/** The same with AWS's defaults for what the template no longer gives. */
export function allSettings(functionName: string, properties: Settings): Given {
  const given = givenSettings(properties);
  return {
    ...given,
    Description: given.Description ?? '',
    Environment: { Variables: given.Environment?.Variables ?? {} },
    LoggingConfig: { LogGroup: `/aws/lambda/${functionName}`, ...given.LoggingConfig },
    MemorySize: given.MemorySize ?? 128,
    Timeout: given.Timeout ?? 3,
  };
}
