import type { Cloud } from '../../call.ts';
import { checkIdentityPolicy } from '../iam/documents.ts';
import { findPolicy } from '../iam/managed-policies.ts';
import { validationError } from '../iam/refusals.ts';
import type { RoleRecord } from '../iam/state.ts';
import type { SessionLimits } from './role-session.ts';

interface Given {
  Policy?: string;
  PolicyArns?: { arn?: string }[];
}

const MOST_CHARACTERS = 2048;
const MOST_POLICIES = 10;

/**
 * Reads what narrows a session down.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session
 *
 * @throws AwsError MalformedPolicyDocument, NoSuchEntity for a policy that the role's account does not see,
 * ValidationError when it is too much
 */
export function readSessionPolicies(
  cloud: Cloud,
  { account }: RoleRecord,
  { Policy: policy, PolicyArns = [] }: Given,
): SessionLimits {
  const policyArns = PolicyArns.flatMap(({ arn }) => arn ?? []);
  if (policyArns.length > MOST_POLICIES) throw tooLong('policyArns', MOST_POLICIES);
  const plain = [policy ?? '', ...policyArns].reduce((sum, text) => sum + text.length, 0);
  if (plain > MOST_CHARACTERS) throw tooLong('policy', MOST_CHARACTERS);
  if (policy !== undefined) checkIdentityPolicy(policy);
  for (const arn of policyArns) findPolicy({ cloud, account }, arn);
  return { policyArns, ...(policy !== undefined && { policy }) };
}

function tooLong(member: string, most: number): Error {
  return validationError(
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${most}`,
  );
}
