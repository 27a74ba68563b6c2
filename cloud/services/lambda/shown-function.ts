import type * as Sdk from '@aws-sdk/client-lambda';
import type { Cloud } from '../../call.ts';
import { statesOf } from './lifecycle.ts';
import { functionArn } from './names.ts';
import type { FunctionRecord, VersionRecord } from './state.ts';

/**
 * A version as Lambda describes it. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
 *
 * @param qualifier what the ARN ends with; none for the function itself
 */
export function shownFunction(
  cloud: Cloud,
  record: FunctionRecord,
  version: VersionRecord,
  qualifier?: string,
): Sdk.FunctionConfiguration {
  return {
    FunctionName: record.name,
    FunctionArn: functionArn({ ...record, ...(qualifier && { qualifier }) }),
    Runtime: version.runtime as Sdk.Runtime,
    Role: version.roleArn,
    Handler: version.handler,
    CodeSize: version.codeSize,
    Description: version.description,
    Timeout: version.timeoutSeconds,
    MemorySize: version.memoryMegabytes,
    LastModified: new Date(version.modifiedAt).toISOString().replace('Z', '+0000'),
    CodeSha256: version.codeSha256,
    Version: version.version,
    ...(Object.keys(version.variables).length > 0 && { Environment: { Variables: version.variables } }),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: version.revisionId,
    ...statesOf(cloud, record),
    PackageType: 'Zip',
    Architectures: [version.architecture],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: version.logGroup },
  };
}
