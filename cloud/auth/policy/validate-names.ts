import type { PolicyAttachment } from './validate.ts';

const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov', '*'];
const TRUST_ACTIONS = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'SetSourceIdentity',
  'TagSession',
];

/** What is wrong with an action's name, in IAM's words; undefined when nothing is. */
export function actionProblem(action: string, kind: PolicyAttachment): string | undefined {
  if (
    kind === 'trust' &&
    !TRUST_ACTIONS.some((name) => action.toLowerCase() === `sts:${name.toLowerCase()}`)
  ) {
    return 'Trust Policy statement actions can only be sts:AssumeRole, sts:AssumeRoleWithSAML,  and sts:AssumeRoleWithWebIdentity';
  }
  if (action === '*') return undefined;
  const [vendor = '', ...names] = action.split(':');
  if (names.length === 0) {
    return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  }
  if (names.length > 1) return 'Actions/Condition can contain only one colon.';
  return /^[A-Za-z0-9.-]+$/.test(vendor) ? undefined : `Vendor ${vendor} is not valid`;
}

/**
 * What is wrong with a resource's name, in IAM's words; undefined when nothing is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function resourceProblem(resource: string): string | undefined {
  if (resource === '*') return undefined;
  if (!resource.includes(':')) return `Resource ${resource} must be in ARN format or "*".`;
  const [, partition = '', service, region, account, ...rest] = resource.split(':');
  if (!resource.startsWith('arn:') || !PARTITIONS.includes(partition)) {
    const shown = [partition, service || '*', region ?? '*', account ?? '*', rest.join(':') || '*'].join(':');
    return `Partition "${partition}" is not valid for resource "arn:${shown}".`;
  }
  if (service === undefined) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  if (rest.length === 0 && (service === '' || resource.includes('::')))
    return 'The policy failed legacy parsing';
  if (
    service === 's3' &&
    region !== '' &&
    region !== undefined &&
    rest.length > 0 &&
    !rest[0]?.startsWith('accesspoint/')
  ) {
    return `Resource ${resource} can not contain region information.`;
  }
  return undefined;
}
