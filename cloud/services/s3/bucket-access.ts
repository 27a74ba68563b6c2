import { parseAmzDate } from '../../auth/amz-date.ts';
import { parseCredentialScope } from '../../auth/credential-scope.ts';
import type { Access, PolicyDocument, Principal } from '../../auth/principal.ts';
import { parseQuery, queryParameter } from '../../auth/query-parameters.ts';
import type { Call } from '../../call.ts';
import { isPublicPolicy } from './bucket-policy-public.ts';
import { type BucketInput, requireBucket } from './bucket-record.ts';
import type { Bucket } from './state.ts';

type Context = Access['context'];

/**
 * What an operation on a bucket needs.
 *
 * @param context condition keys of the operation's own, such as `s3:prefix`
 * @throws AwsError as `requireBucket` does
 */
export function bucketAccess(call: Call, input: BucketInput, action: string, context?: Context): Access {
  return accessIn(call, requireBucket(call, input), action, '', context);
}

/** What an operation on an object needs. Throws as `requireBucket` does. */
export function objectAccess(
  call: Call,
  input: BucketInput & { Key: string },
  action: string,
  context?: Context,
): Access {
  return accessIn(call, requireBucket(call, input), action, `/${input.Key}`, context);
}

/** An access in a bucket that is found already. */
export function accessIn(
  call: Call,
  bucket: Bucket,
  action: string,
  path: string,
  context: Context = {},
): Access {
  return {
    action,
    resource: `arn:aws:s3:::${bucket.name}${path}`,
    owner: bucket.account,
    resourcePolicy: effectivePolicy(bucket, call.principal),
    context: { ...requestContext(call), ...context, 's3:ResourceAccount': bucket.account },
  };
}

/**
 * The bucket's policy as it counts for a caller: RestrictPublicBuckets leaves a public policy to the owner's own
 * account and to AWS services.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
function effectivePolicy(bucket: Bucket, principal: Principal): PolicyDocument | undefined {
  if (bucket.policy === undefined) return undefined;
  const policy = JSON.parse(bucket.policy) as PolicyDocument;
  const own =
    principal.type === 'Service' || ('account' in principal && principal.account === bucket.account);
  if (own || !bucket.publicAccessBlock?.RestrictPublicBuckets || !isPublicPolicy(policy)) return policy;
  const denials = [policy.Statement].flat().filter(({ Effect }) => Effect === 'Deny');
  return { ...policy, Statement: denials };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html */
function requestContext(call: Call): Record<string, string | undefined> {
  const { headers } = call.signedRequest;
  if (!parseCredentialScope(call.signedRequest)) return {};
  return {
    's3:authType': headers.authorization ? 'REST-HEADER' : 'REST-QUERY-STRING',
    's3:signatureversion': 'AWS4-HMAC-SHA256',
    's3:signatureAge': signatureAge(call),
    's3:x-amz-content-sha256': headers['x-amz-content-sha256'],
  };
}

/** Milliseconds since the request was signed. */
function signatureAge({ signedRequest, cloud }: Call): string | undefined {
  const inQuery = queryParameter(parseQuery(signedRequest.query), 'X-Amz-Date');
  const signedAt = parseAmzDate(inQuery ?? signedRequest.headers['x-amz-date'] ?? '');
  return signedAt === undefined ? undefined : String(Math.max(0, cloud.clock.now() - signedAt));
}
