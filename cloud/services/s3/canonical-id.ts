import { createHash } from 'node:crypto';
import type { Owner } from '@aws-sdk/client-s3';

/**
 * The canonical user id of an account: 64 hexadecimal digits, always the same for the same account.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/finding-canonical-user-id.html
 */
export function canonicalId(account: string): string {
  return createHash('sha256').update(`canonical user ${account}`).digest('hex');
}

/** Display names are no longer answered. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Owner.html */
export function ownerOf(account: string): Owner {
  return { ID: canonicalId(account) };
}
