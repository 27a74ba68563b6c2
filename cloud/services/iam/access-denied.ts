import type { Access } from '../../auth/principal.ts';
import { AwsError } from '../../errors.ts';
import { parseArn } from './arns.ts';

const NAMED_BY_ARN = ['iam:CreateUser', 'iam:CreateRole', 'iam:CreatePolicy'];

/**
 * IAM's words: it names what exists by its kind and name (`role cinedb-api`), and what is to be made by its ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function accessDenied({ action, resource }: Access, message: string): AwsError {
  const parsed = NAMED_BY_ARN.includes(action) ? undefined : parseArn(resource);
  const shown = parsed && (parsed.type === 'policy' ? `policy ${resource}` : `${parsed.type} ${parsed.name}`);
  return new AwsError(
    'AccessDenied',
    shown ? message.replace(`resource: ${resource}`, () => `resource: ${shown}`) : message,
    403,
  );
}
