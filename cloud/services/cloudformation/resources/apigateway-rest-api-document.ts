import type * as S3 from '@aws-sdk/client-s3';
import { callsOf } from './calls.ts';
import type { ResourceContext } from './resource-type.ts';

/** Where an OpenAPI document comes from. */
export interface DocumentSource {
  /** The document as an object, or as text. */
  Body?: unknown;
  BodyS3Location?: { Bucket?: string; Key?: string; Version?: string; ETag?: string };
}

/** Lays nothing over an API: what is left is an API as it is made without a document. */
export const EMPTY_DOCUMENT = new TextEncoder().encode('{"openapi":"3.0.1","info":{},"paths":{}}');

/**
 * The bytes of an OpenAPI document, read from S3 as the stack's caller; undefined where the template has none.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigateway-restapi-s3location.html
 *
 * @throws AwsError as GetObject does, also when the object is not the one of the ETag
 */
export async function documentOf(
  { Body, BodyS3Location }: DocumentSource,
  context: ResourceContext,
): Promise<Uint8Array | undefined> {
  if (Body !== undefined)
    return new TextEncoder().encode(typeof Body === 'string' ? Body : JSON.stringify(Body));
  if (!BodyS3Location) return undefined;
  const { Bucket, Key, Version, ETag } = BodyS3Location;
  const object = await callsOf<typeof S3>(context, 's3')('GetObject', {
    Bucket,
    Key,
    VersionId: Version,
    IfMatch: ETag,
  });
  return object.Body;
}
