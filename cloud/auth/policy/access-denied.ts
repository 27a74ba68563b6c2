import type { Access, Principal } from '../principal.ts';
import type { Decision, PolicyKind } from './decision.ts';

/**
 * AWS's words for a refused access.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function accessDeniedMessage(principal: Principal, access: Access, decision: Decision): string {
  const start = `User: ${nameOf(principal)} is not authorized to perform: ${access.action} on resource: ${access.resource}`;
  if (decision.reason === 'explicitDeny')
    return `${start} with an explicit deny in ${articled(decision.policy)} policy`;
  return `${start} because no ${decision.policy} policy allows the ${access.action} action`;
}

function nameOf(principal: Principal): string {
  if ('arn' in principal) return principal.arn;
  return principal.type === 'Service' ? principal.service : 'anonymous';
}

function articled(policy: PolicyKind): string {
  if (policy === 'identity-based') return `an ${policy}`;
  return policy === 'role trust' ? `the ${policy}` : `a ${policy}`;
}
