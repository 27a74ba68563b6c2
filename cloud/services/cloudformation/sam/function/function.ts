import { declare, kept } from '../attributes.ts';
import { invalidResource, notModelled } from '../faults.ts';
import { resolveParameters } from '../parameters.ts';
import { readProperties } from '../properties.ts';
import type { Run } from '../run.ts';
import { readLocation } from '../s3-location.ts';
import { type Fields, isFields, isIntrinsic, isNoValue, present } from '../shape.ts';
import { functionTags } from '../tags.ts';
import { publishAlias } from './alias.ts';
import { functionDeclaration } from './declaration.ts';
import { makeEvents } from './events.ts';
import { makeRole } from './role.ts';

/** AWS::Serverless::Function: a function with its role, and what its events and its alias need. */
export function makeFunction(run: Run, id: string): void {
  const resource = run.resources[id];
  if (resource === undefined) return;
  const properties = readProperties(id, resource.Properties, functionDeclaration);
  checkAlphanumeric(id);
  checkPackageType(id, properties);
  const made = lambdaProperties(run, id, properties);
  run.made[id] = declare('AWS::Lambda::Function', made, kept(resource));
  const alias = publishAlias(run, id, properties, run.made[id]?.Properties ?? {});
  if (isConditionalRole(properties.Role))
    throw notModelled(id, 'a Role that is made under a condition alone');
  if (properties.Role === undefined) made.Role = makeRole(run, id, properties);
  run.made[id] = declare('AWS::Lambda::Function', made, kept(resource));
  makeEvents(run, id, properties, alias);
}

export function checkAlphanumeric(id: string): void {
  if (!/^[A-Za-z0-9]+$/.test(id)) throw invalidResource(id, 'Logical ids must be alphanumeric.');
}

function checkPackageType(id: string, { PackageType }: Fields): void {
  if (PackageType === 'Image') throw notModelled(id, 'PackageType Image');
  if (PackageType !== undefined && PackageType !== 'Zip') {
    const shown = typeof PackageType === 'object' ? JSON.stringify(PackageType) : String(PackageType);
    throw invalidResource(id, `invalid 'PackageType' : ${shown}`);
  }
}

/** The reference makes a role of its own where an `Fn::If` chooses none. */
function isConditionalRole(role: unknown): boolean {
  const choice = isFields(role) ? role['Fn::If'] : undefined;
  return Array.isArray(choice) && choice.some(isNoValue);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html */
function lambdaProperties(run: Run, id: string, properties: Fields): Fields {
  const tags = isFields(properties.Tags) ? properties.Tags : undefined;
  const code = codeOf(run, id, properties);
  if (properties.Handler === undefined || properties.Runtime === undefined) {
    throw invalidResource(id, 'Runtime and Handler needs to be present when PackageType is of type `Zip`');
  }
  return {
    Architectures: properties.Architectures,
    Code: code,
    CodeSigningConfigArn: properties.CodeSigningConfigArn,
    Description: properties.Description,
    Environment: properties.Environment,
    EphemeralStorage: properties.EphemeralStorage,
    FileSystemConfigs: properties.FileSystemConfigs,
    FunctionName: properties.FunctionName,
    Handler: properties.Handler,
    KmsKeyArn: properties.KmsKeyArn,
    Layers: properties.Layers,
    LoggingConfig: properties.LoggingConfig,
    MemorySize: properties.MemorySize,
    PackageType: properties.PackageType,
    RecursiveLoop: properties.RecursiveLoop,
    ReservedConcurrentExecutions: properties.ReservedConcurrentExecutions,
    Role: properties.Role,
    Runtime: properties.Runtime,
    RuntimeManagementConfig: properties.RuntimeManagementConfig,
    SnapStart: properties.SnapStart,
    Tags: functionTags(id, tags, properties.PropagateTags),
    Timeout: properties.Timeout,
    TracingConfig: isTraced(properties) ? { Mode: properties.Tracing } : undefined,
    VpcConfig: properties.VpcConfig,
  };
}

export function isTraced({ Tracing }: Fields): boolean {
  return Tracing !== undefined && Tracing !== 'Disabled';
}

function codeOf(run: Run, id: string, { InlineCode, CodeUri }: Fields): Fields {
  // The reference lets the inline code win where both are given.
  if (InlineCode !== undefined) return { ZipFile: resolveParameters(InlineCode, run.values) };
  if (CodeUri === undefined) {
    throw invalidResource(id, "Only one of 'InlineCode' or 'CodeUri' can be set.");
  }
  // Parameters are looked up inside the map alone: a whole CodeUri cannot be one.
  const location = isIntrinsic(CodeUri) ? CodeUri : resolveParameters(CodeUri, run.values);
  const { bucket, key, version } = readLocation(id, 'CodeUri', location);
  return present({ S3Bucket: bucket, S3Key: key, S3ObjectVersion: version });
}
