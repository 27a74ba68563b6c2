import type { Access } from '../../auth/principal.ts';
import { requireAccess } from '../../authorize.ts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { accessDenied } from './access-denied.ts';

/** Asks the policies for what shows only while a handler works. @throws AwsError AccessDenied */
export function requirePermission(call: Call, ...accesses: Access[]): void {
  const words = {
    accessDenied: (access: Access, text: string) => accessDenied(access, text, call.principal),
  };
  requireAccess(call, words, accesses);
}

/** The same as a question. */
export function isPermitted(call: Call, access: Access): boolean {
  try {
    requirePermission(call, access);
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}
