import type { Tag } from '@aws-sdk/client-s3';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { malformedXml } from '../../wire/xml.ts';
import { textToHeader } from './mail-words.ts';
import { readDescription } from './object-metadata.ts';
import { checkedTags } from './object-tags.ts';
import { fieldOf, type PostForm } from './post-form.ts';
import type { Bucket, ObjectVersion } from './state.ts';
import { storeObject } from './store-object.ts';
import { digestsInHeaders, verifyDigests } from './verify-digests.ts';
import type { WriteInput } from './write-access.ts';
import { checkSize, checkWriteOptions, storageClassHeader } from './write-options.ts';

const METADATA = 'x-amz-meta-';

/** A form as the input of a PutObject, which is what its signer must be allowed to do. */
export function postInput(form: PostForm, bucket: Bucket): WriteInput {
  const tags = formTags(form);
  return {
    Bucket: bucket.name,
    Key: fieldOf(form, 'key') ?? '',
    ACL: fieldOf(form, 'acl'),
    StorageClass: fieldOf(form, 'x-amz-storage-class'),
    ServerSideEncryption: fieldOf(form, 'x-amz-server-side-encryption'),
    WebsiteRedirectLocation: fieldOf(form, 'x-amz-website-redirect-location'),
    Tagging: new URLSearchParams(tags.map(({ Key = '', Value = '' }) => [Key, Value])).toString(),
  };
}

/** Writes a form's file. */
export function storePost(call: Call, bucket: Bucket, form: PostForm, input: WriteInput): ObjectVersion {
  if (input.Key === '') {
    throw new AwsError('InvalidArgument', 'User key must have a length greater than 0.', 400, {
      ArgumentName: 'key',
      ArgumentValue: '',
    });
  }
  checkWriteOptions(call, bucket, input);
  const { bytes } = form.file;
  checkSize(bytes.byteLength);
  const field = (name: string) => fieldOf(form, name);
  const { headers, metadata } = readDescription(
    {
      CacheControl: field('cache-control'),
      ContentDisposition: field('content-disposition'),
      ContentEncoding: field('content-encoding'),
      ContentLanguage: field('content-language'),
      ContentType: field('content-type'),
      WebsiteRedirectLocation: input.WebsiteRedirectLocation,
      Metadata: formMetadata(form),
    },
    field('expires'),
  );
  const digests = Object.fromEntries([...form.fields].map(([name, { value }]) => [name, value]));
  return storeObject(call, bucket, bytes, {
    key: input.Key,
    headers: { ...headers, ...storageClassHeader(input.StorageClass) },
    metadata,
    tags: formTags(form),
    checksum: verifyDigests(digestsInHeaders(digests), bytes),
  });
}

function formMetadata(form: PostForm): Record<string, string> {
  const fields = [...form.fields].filter(([name]) => name.startsWith(METADATA));
  return Object.fromEntries(
    fields.map(([name, { value }]) => [name.slice(METADATA.length), textToHeader(value)]),
  );
}

/** The field `tagging` is the document of PutObjectTagging. No character of a tag needs escaping. */
function formTags(form: PostForm): Tag[] {
  const document = fieldOf(form, 'tagging');
  if (document === undefined) return [];
  if (!document.trim().startsWith('<')) throw malformedXml();
  const tags = [...document.matchAll(/<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>/g)];
  return checkedTags(tags.map(([, Key = '', Value = '']) => ({ Key, Value })));
}
