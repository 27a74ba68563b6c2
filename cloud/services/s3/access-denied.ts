import type { Access, Principal } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';

/**
 * S3's words for a refused access. Only callers of the bucket's own account learn why.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html
 *
 * @param message IAM's words for it
 */
export function accessDenied(access: Access, message: string, principal: Principal): AwsError {
  const isOwn = 'account' in principal && (access.owner === undefined || access.owner === principal.account);
  const detailed = message.replace(
    `on resource: ${access.resource}`,
    () => `on resource: "${access.resource}"`,
  );
  return new AwsError('AccessDenied', isOwn ? detailed : 'Access Denied', 403);
}

/** The refusal of a public policy. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export function blockedByPublicPolicy(call: Call, bucket: string): AwsError {
  return blocked(
    call,
    's3:PutBucketPolicy',
    bucket,
    'public policies are blocked by the BlockPublicPolicy block public access setting.',
  );
}

/** The refusal of a public ACL. */
export function blockedByPublicAcls(call: Call, action: string, bucket: string): AwsError {
  return blocked(
    call,
    action,
    bucket,
    'public access control lists (ACLs) are blocked by the BlockPublicAcls block public access setting.',
  );
}

function blocked({ principal }: Call, action: string, bucket: string, why: string): AwsError {
  const name = 'arn' in principal ? principal.arn : 'anonymous';
  return new AwsError(
    'AccessDenied',
    `User: ${name} is not authorized to perform: ${action} on resource: "arn:aws:s3:::${bucket}" because ${why}`,
    403,
  );
}
