import { globPattern, matchesPattern } from '../../auth/policy/glob.ts';
import { validatePolicy } from '../../auth/policy/validate.ts';
import type { PolicyDocument, PolicyStatement } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { principalsExist } from './bucket-policy-principals.ts';
import { type PolicyTarget, policyActions } from './policy-actions.ts';
import type { Bucket } from './state.ts';

const ARN_PREFIX = 'arn:aws:s3:::';

/**
 * Checks a policy as S3 does when it is put: beyond the grammar, every resource is of this bucket, every action is one
 * of S3's and applies to a resource of its statement, every principal exists.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 *
 * @throws AwsError MalformedPolicy
 */
export function checkBucketPolicy(text: string, bucket: Bucket, call: Call): PolicyDocument {
  const policy = validatePolicy(text, 'resource');
  for (const statement of [policy.Statement].flat()) {
    const allowsByExclusion = statement.Effect === 'Allow' && statement.NotPrincipal !== undefined;
    if (allowsByExclusion || !principalsExist(statement, call))
      throw malformed('Invalid principal in policy');
    const targets = targetsOf(statement, bucket.name);
    checkActions([statement.Action ?? []].flat(), targets);
    checkActions([statement.NotAction ?? []].flat(), undefined);
  }
  return policy;
}

/** What the resources of a statement are: the bucket, objects in it, or both. */
function targetsOf(statement: PolicyStatement, bucket: string): Set<PolicyTarget> {
  const targets = new Set<PolicyTarget>();
  for (const resource of [statement.Resource ?? statement.NotResource ?? []].flat()) {
    const path = resource.startsWith(ARN_PREFIX) ? resource.slice(ARN_PREFIX.length) : '';
    const [name = '', ...key] = path.split('/');
    if (!name || !matchesPattern(globPattern(name), bucket)) throw malformed('Policy has invalid resource');
    if (key.length > 0 || name.endsWith('*')) targets.add('object');
    if (key.length === 0) targets.add('bucket');
  }
  return targets;
}

/** @param targets undefined for NotAction, which excludes and need not apply */
function checkActions(actions: string[], targets: Set<PolicyTarget> | undefined): void {
  for (const action of actions) {
    const found = targetsOfAction(action);
    if (found.length === 0) throw malformed('Policy has invalid action');
    if (targets && !found.some((target) => targets.has(target))) {
      throw malformed('Action does not apply to any resource(s) in statement');
    }
  }
}

function targetsOfAction(action: string): PolicyTarget[] {
  if (action === '*') return ['bucket', 'object'];
  const [vendor, name = ''] = action.toLowerCase().split(':');
  if (vendor !== 's3') return [];
  const pattern = globPattern(name);
  return (['bucket', 'object'] as const).filter((target) =>
    policyActions[target].some((known) => matchesPattern(pattern, known.toLowerCase())),
  );
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicy', message);
}
