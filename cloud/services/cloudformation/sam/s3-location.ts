import { invalidResource } from './faults.ts';
import { isFields } from './shape.ts';

export interface S3Location {
  bucket: unknown;
  key: unknown;
  version: unknown;
}

/** What `CodeUri`, `ContentUri` and `DefinitionUri` tell, as `s3://bucket/key` or as Bucket, Key and Version. */
export function readLocation(id: string, property: string, value: unknown): S3Location {
  if (isFields(value)) {
    if (!value.Bucket || !value.Key) {
      throw invalidResource(id, `'${property}' requires Bucket and Key properties to be specified.`);
    }
    return { bucket: value.Bucket, key: value.Key, version: value.Version };
  }
  if (typeof value !== 'string') {
    throw invalidResource(id, `'${property}' must be of type dict or string.`);
  }
  return parse(value) ?? fail(id, property);
}

function parse(text: string): S3Location | undefined {
  const [, bucket, key, query] = /^s3:\/\/([^/?]+)\/([^?]+)(?:\?(.*))?$/.exec(text) ?? [];
  if (bucket === undefined || key === undefined) return undefined;
  const versions = new URLSearchParams(query ?? '').getAll('versionId');
  if (versions.length > 1) return undefined;
  return { bucket, key, version: versions[0] };
}

function fail(id: string, property: string): never {
  throw invalidResource(
    id,
    `'${property}' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.`,
  );
}
