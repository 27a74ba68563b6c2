import type { Cloud } from '../../call.ts';
import { arnOf } from '../iam/arns.ts';
import type { RoleRecord } from '../iam/state.ts';
import { newSession, type TemporaryCredentials } from './sessions.ts';

/** What narrows a session down. */
export interface SessionLimits {
  policy?: string;
  policyArns?: string[];
}

/** Who a role's session is. */
export interface SessionIdentity {
  account: string;
  arn: string;
  roleArn: string;
  userId: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
export function sessionIdentity(role: RoleRecord, sessionName: string): SessionIdentity {
  return {
    account: role.account,
    arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
    roleArn: arnOf('role', role),
    userId: `${role.id}:${sessionName}`,
  };
}

/** Credentials of a role for whoever was allowed to have them. */
export function newRoleSession(
  cloud: Cloud,
  role: RoleRecord,
  sessionName: string,
  seconds: number,
  { policy, policyArns = [] }: SessionLimits = {},
): TemporaryCredentials {
  const { account, id: roleId } = role;
  const owner = {
    kind: 'role' as const,
    account,
    roleId,
    sessionName,
    ...(policy && { policy }),
    policyArns,
  };
  return newSession(cloud, owner, seconds);
}
