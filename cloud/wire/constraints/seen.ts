import { checkConstraints, constraintError, loadConstraints } from '../constraints.ts';
import type { ConstrainedService } from './model.ts';

/** Words that AWS's validation errors share, for the tests that hold ours to messages seen in the wild. */
export const ONE = '1 validation error detected: Value';
export const BAD = 'failed to satisfy constraint: Member must';
export const INSIDE = 'failed to satisfy constraint: Member must satisfy constraint:';

/** Where a message was seen, the operation and the input that it answers, and the message. */
export type Seen = [seen: string, operation: string, input: Record<string, unknown>, message: string];

/** What the service answers to an input that breaks its constraints: code, status and message. */
export async function answer(
  service: ConstrainedService,
  operation: string,
  input: Record<string, unknown>,
): Promise<{ code: string; status: number; message: string }> {
  const constraints = await loadConstraints(service);
  const { code, status, message } = constraintError(
    service,
    operation,
    checkConstraints(constraints, operation, input),
  );
  return { code, status, message };
}
