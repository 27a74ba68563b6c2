import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { objectAccess } from './bucket-access.ts';
import type { BucketInput } from './bucket-record.ts';
import { checkKey } from './object-writing.ts';
import { GRANTS, type WriteOptions } from './write-options.ts';

/** The members of a write that policies can ask about. */
export interface WriteInput extends BucketInput, WriteOptions {
  Key: string;
  Tagging?: string | undefined;
  WebsiteRedirectLocation?: string | undefined;
  CopySource?: string;
  MetadataDirective?: string | undefined;
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
}

/**
 * What writing an object needs: more when the request sets its tags or its ACL too.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/list_amazons3.html#amazons3-policy-keys
 */
export function writeAccess(input: WriteInput, call: Call): Access[] {
  checkKey(input.Key);
  const tags = requestTags([...new URLSearchParams(input.Tagging ?? '')]);
  const acl = { 's3:x-amz-acl': input.ACL, ...grants(input) };
  const accesses = [objectAccess(call, input, 's3:PutObject', { ...writeContext(input), ...acl, ...tags })];
  if (input.Tagging) accesses.push(objectAccess(call, input, 's3:PutObjectTagging', tags));
  if (Object.values(acl).some((value) => value !== undefined)) {
    accesses.push(objectAccess(call, input, 's3:PutObjectAcl', acl));
  }
  return accesses;
}

/** Condition keys of the tags that a request brings. */
export function requestTags(tags: [key: string, value: string][]): Access['context'] {
  if (tags.length === 0) return {};
  return {
    ...Object.fromEntries(tags.map(([key, value]) => [`s3:RequestObjectTag/${key}`, value])),
    's3:RequestObjectTagKeys': tags.map(([key]) => key),
  };
}

function writeContext(input: WriteInput): Record<string, string | undefined> {
  return {
    's3:x-amz-server-side-encryption': input.ServerSideEncryption,
    's3:x-amz-storage-class': input.StorageClass,
    's3:x-amz-website-redirect-location': input.WebsiteRedirectLocation,
    's3:x-amz-copy-source': input.CopySource,
    's3:x-amz-metadata-directive': input.MetadataDirective,
    's3:if-match': input.IfMatch,
    's3:if-none-match': input.IfNoneMatch,
  };
}

/** `GrantReadACP` as `s3:x-amz-grant-read-acp`. */
function grants(input: WriteInput): Record<string, string | undefined> {
  const entries = GRANTS.map((name) => {
    const words = name.replace('ACP', 'Acp').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [`s3:x-amz${words}`, input[name]];
  });
  return Object.fromEntries(entries) as Record<string, string | undefined>;
}
