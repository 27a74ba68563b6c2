import { declare } from './attributes.ts';
import { invalidResource } from './faults.ts';
import { hashedId, sortedJson } from './logical-ids.ts';
import { resolveParameters } from './parameters.ts';
import { type Declaration, readProperties } from './properties.ts';
import type { Run } from './run.ts';
import { readLocation } from './s3-location.ts';
import { type Fields, isFields, isIntrinsic, present } from './shape.ts';

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-layerversion.html */
const declaration: Declaration = {
  type: 'AWS::Serverless::LayerVersion',
  required: ['ContentUri'],
  properties: {
    LayerName: 'text or object',
    Description: 'string',
    ContentUri: 'text or object',
    CompatibleRuntimes: 'list',
    CompatibleArchitectures: 'list',
    LicenseInfo: 'string',
    RetentionPolicy: 'string',
    PublishLambdaVersion: 'boolean',
  },
};

const ARCHITECTURES = ['x86_64', 'arm64'];
/** Parameters are looked up in these alone, and only where they are the whole value. */
const RESOLVED = ['LayerName', 'Description', 'LicenseInfo', 'RetentionPolicy'];

/** AWS::Serverless::LayerVersion: a version with an id of its own for each content, so that the old one stays. */
export function makeLayerVersion(run: Run, id: string): void {
  const resource = run.resources[id];
  if (resource === undefined) return;
  const given = readProperties(id, resource.Properties, declaration);
  const resolved = RESOLVED.map((name) => [name, resolveParameters(given[name], run.values)]);
  const properties = { ...given, ...present(Object.fromEntries(resolved)) };
  const policy = retention(id, properties.RetentionPolicy);
  const { Condition, DependsOn } = resource;
  const attributes = present({ Condition, DependsOn });
  const hashed = { [id]: { ...attributes, Properties: properties, Type: resource.Type } };
  const version = hashedId(id, sortedJson(hashed));
  run.references.rename(id, version);
  run.made[version] = declare('AWS::Lambda::LayerVersion', layerProperties(version, id, properties), {
    ...attributes,
    ...deletion(policy, resource.DeletionPolicy),
    ...present({ UpdateReplacePolicy: resource.UpdateReplacePolicy }),
  });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-layerversion.html */
function layerProperties(version: string, id: string, properties: Fields): Fields {
  const { bucket, key, version: objectVersion } = readLocation(version, 'ContentUri', properties.ContentUri);
  const architectures = properties.CompatibleArchitectures;
  if (architectures !== undefined && !isIntrinsic(architectures)) checkArchitectures(version, architectures);
  return {
    CompatibleArchitectures: architectures,
    CompatibleRuntimes: properties.CompatibleRuntimes,
    Content: present({ S3Bucket: bucket, S3Key: key, S3ObjectVersion: objectVersion }),
    Description: properties.Description,
    LayerName: properties.LayerName ?? id,
    LicenseInfo: properties.LicenseInfo,
  };
}

function checkArchitectures(version: string, given: unknown): void {
  const fits = (one: unknown) => isIntrinsic(one) || ARCHITECTURES.includes(String(one));
  if (Array.isArray(given) && given.every(fits)) return;
  throw invalidResource(version, "CompatibleArchitectures needs to be a list of 'x86_64' or 'arm64'");
}

function retention(id: string, given: unknown): string | undefined {
  const options = "please use one of the following options: ['Retain', 'Delete']";
  if (given === undefined) return undefined;
  if (isIntrinsic(given)) {
    throw invalidResource(id, `'RetentionPolicy' does not accept intrinsic functions, ${options}`);
  }
  if (isFields(given)) throw invalidResource(id, `Invalid 'RetentionPolicy' type, ${options}`);
  const policy = String(given).toLowerCase();
  if (policy === 'retain') return 'Retain';
  if (policy === 'delete') return 'Delete';
  throw invalidResource(id, "'RetentionPolicy' must be one of the following options: ['Retain', 'Delete'].");
}

function deletion(policy: string | undefined, given: string | undefined): { DeletionPolicy: string } {
  return { DeletionPolicy: policy ?? given ?? 'Retain' };
}
