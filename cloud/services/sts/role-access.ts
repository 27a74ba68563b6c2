import type { Access } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { parseArn } from '../iam/arns.ts';
import { roleOfArn } from '../iam/identities.ts';
import { resourceTags } from '../iam/tag-context.ts';
import { trustInForce } from '../iam/trust.ts';

/**
 * What it takes to assume a role: its trust policy decides, and across accounts the caller's policies too. A role
 * that does not exist trusts nobody, so that nobody learns which roles there are.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
 */
export function assumeRoleAccess(
  cloud: Cloud,
  roleArn: string,
  { sessionName, externalId }: { sessionName: string; externalId?: string },
): Access {
  const role = roleOfArn(cloud, roleArn);
  const owner = role?.account ?? parseArn(roleArn)?.account;
  return {
    action: 'sts:AssumeRole',
    resource: roleArn,
    ...(owner !== undefined && { owner }),
    ...(role && { resourcePolicy: trustInForce(cloud, role) }),
    context: {
      'sts:RoleSessionName': sessionName,
      'sts:ExternalId': externalId,
      ...resourceTags(role?.tags),
    },
  };
}
