import type * as Sdk from '@aws-sdk/client-sts';
import type { Access } from '../../auth/principal.ts';
import { AwsError } from '../../errors.ts';
import type { AccessRules } from '../service.ts';
import { refuseRoot } from './assume-role.ts';
import type { handlers } from './handlers.ts';
import { assumeRoleAccess } from './role-access.ts';

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  // No permission is needed, and an explicit deny does not stop it.
  GetCallerIdentity: () => [],
  AssumeRole: ({ RoleArn, RoleSessionName, ExternalId }, call) => {
    refuseRoot(call);
    return [
      assumeRoleAccess(call.cloud, RoleArn, {
        sessionName: RoleSessionName,
        ...(ExternalId && { externalId: ExternalId }),
      }),
    ];
  },
  // Policies cannot control it: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
  GetSessionToken: () => [],
  GetAccessKeyInfo: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }],
};

/** STS does not say which policy lacks the permission; it tells of an explicit deny only. */
export function accessDenied(_access: Access, message: string): AwsError {
  return new AwsError('AccessDenied', message.replace(/ because no [a-z -]+ policy allows the .*$/, ''), 403);
}
