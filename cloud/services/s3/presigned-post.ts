import type { Call } from '../../call.ts';
import { AwsError, notImplemented } from '../../errors.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import { xmlElements } from '../../wire/xml.ts';
import { requireBucket } from './bucket-record.ts';
import { ALGORITHMS } from './checksums.ts';
import { shownVersionId } from './object-record.ts';
import { requirePermission } from './permissions.ts';
import { fieldOf, missingField, type PostForm, readPostForm } from './post-form.ts';
import { postInput, storePost } from './post-object.ts';
import { checkPostPolicy, parsePostPolicy } from './post-policy.ts';
import { identifySigner } from './post-signature.ts';
import type { Bucket, ObjectVersion } from './state.ts';
import { writeAccess } from './write-access.ts';

const LARGEST_FORM = 20_480;

/**
 * Answers an upload by a browser's form.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-UsingHTTPPOST.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 *
 * @returns undefined when the request is none: a POST to a bucket that names no operation
 * @throws AwsError for everything that S3 refuses about the form, its policy and its signature
 */
export async function presignedPost(request: HttpRequest, call: Call): Promise<HttpResponse | undefined> {
  const name = call.outside.Bucket;
  if (request.method !== 'POST' || name === undefined || request.path !== '/' || request.query !== '') {
    return undefined;
  }
  call.operation = 'PostObject';
  const form = await readPostForm(request);
  const bucket = requireBucket(call, { Bucket: name });
  checkForm(form, bucket);
  if (identifySigner(call, bucket, form)) {
    checkPostPolicy(parsePostPolicy(fieldOf(form, 'policy') ?? ''), form, call.cloud.clock.now());
  }
  const input = postInput(form, bucket);
  requirePermission(call, ...writeAccess(input, call));
  return answer(form, bucket, call, storePost(call, bucket, form, input));
}

/** Puts the file's name into the key, and the bucket among the fields, where a policy looks for both. */
function checkForm(form: PostForm, bucket: Bucket): void {
  const key = form.fields.get('key');
  if (!key) throw missingField('key');
  const size = [...form.fields].reduce((sum, [name, { value }]) => sum + name.length + value.length, 0);
  if (size > LARGEST_FORM) {
    throw new AwsError(
      'MaxPostPreDataLengthExceeded',
      'Your POST request fields preceeding the upload file was too large.',
      400,
      { MaxPostPreDataLengthBytes: LARGEST_FORM },
    );
  }
  const { name } = form.file;
  // Browsers of old sent the whole path; S3 keeps what is behind the last slash.
  const fileName = name?.replace(/^.*[\\/]/s, '');
  if (fileName !== undefined) {
    form.fields.set('key', { ...key, value: key.value.replace(/\$\{filename\}/g, () => fileName) });
  }
  form.fields.set('bucket', { name: 'bucket', value: bucket.name });
  const unknown = [...form.fields.keys()].find(
    (field) => /^x-amz-(checksum|object-lock|server)/.test(field) && !KNOWN.includes(field),
  );
  if (unknown) throw notImplemented(`the field ${unknown} of a form's upload`);
}

const KNOWN = [
  ...ALGORITHMS.map((name) => `x-amz-checksum-${name.toLowerCase()}`),
  'x-amz-checksum-algorithm',
  'x-amz-server-side-encryption',
];

function answer(form: PostForm, bucket: Bucket, call: Call, version: ObjectVersion): HttpResponse {
  const location = `http${call.request.secure ? 's' : ''}://${bucket.name}.s3.${bucket.region}.${call.cloud.urlSuffix}/${encodeURIComponent(version.key)}`;
  const versionId = shownVersionId(bucket, version);
  const headers: Record<string, string> = {
    etag: version.etag,
    location,
    'x-amz-server-side-encryption': 'AES256',
    ...(versionId === undefined ? {} : { 'x-amz-version-id': versionId }),
    ...checksumHeaders(version),
  };
  const redirect = redirectOf(form, bucket, version);
  if (redirect) return { status: 303, headers: { ...headers, location: redirect }, body: '' };
  const status = fieldOf(form, 'success_action_status');
  if (status === '200') return { status: 200, headers, body: '' };
  if (status !== '201') return { status: 204, headers, body: '' };
  const elements = xmlElements({
    Location: location,
    Bucket: bucket.name,
    Key: version.key,
    ETag: version.etag,
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${elements}</PostResponse>`;
  return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body };
}

function checksumHeaders({ checksum }: ObjectVersion): Record<string, string> {
  if (!checksum) return {};
  const name = `x-amz-checksum-${checksum.algorithm.toLowerCase()}`;
  return { [name]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** Only a whole address is one to go to; with any other text S3 answers as if there were none. */
function redirectOf(form: PostForm, bucket: Bucket, version: ObjectVersion): string | undefined {
  const target = fieldOf(form, 'success_action_redirect') ?? fieldOf(form, 'redirect');
  if (target === undefined || !/^https?:\/\//i.test(target)) return undefined;
  const facts = new URLSearchParams({ bucket: bucket.name, key: version.key, etag: version.etag });
  return `${target}${target.includes('?') ? '&' : '?'}${facts}`;
}
