import type { Access } from '../../auth/principal.ts';
import { AwsError } from '../../errors.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html */
export function accessDenied(_access: Access, message: string): AwsError {
  return new AwsError('AccessDeniedException', message, 403);
}
