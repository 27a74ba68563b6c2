import type { Access, Principal } from '../principal.ts';
import { accessDeniedMessage } from './access-denied.ts';
import type { ConditionContext, Decision } from './decision.ts';
import { evaluate } from './evaluate.ts';

/** The first access that a call is not allowed, with why. */
export interface Refusal {
  access: Access;
  decision: Decision;
  /** AWS's usual words for it; a service may have its own. */
  message: string;
}

/**
 * Decides every access that a call needs. It throws nothing: each service words its own AccessDenied.
 *
 * @returns the first refusal, or undefined when all is allowed
 */
export function authorize(
  principal: Principal,
  accesses: readonly Access[],
  context: ConditionContext,
): Refusal | undefined {
  for (const access of accesses) {
    const decision = evaluate(principal, access, context);
    if (!decision.allowed)
      return { access, decision, message: accessDeniedMessage(principal, access, decision) };
  }
  return undefined;
}
