import { authorize } from '../../auth/policy/authorize.ts';
import type { Cloud } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { roleOfArn } from '../iam/identities.ts';
import { assumeRoleAccess } from './role-access.ts';
import { newRoleSession } from './role-session.ts';
import type { TemporaryCredentials } from './sessions.ts';

/** For whom a service acts: what a trust policy may ask for against confused deputies. */
export interface OnBehalfOf {
  sourceArn?: string;
  sourceAccount?: string;
  /** How long the credentials last; an hour unless told. The role's own limit does not bind services. */
  seconds?: number;
}

const HOUR = 3600;

/**
 * Gives an AWS service the credentials of a role that trusts it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-service.html
 *
 * @param service as trust policies name it, e.g. `lambda.amazonaws.com`
 * @throws AwsError AccessDenied when the role does not trust the service, or does not exist
 */
export function assumeRoleAsService(
  cloud: Cloud,
  roleArn: string,
  service: string,
  sessionName: string,
  { sourceArn, sourceAccount, seconds = HOUR }: OnBehalfOf = {},
): TemporaryCredentials {
  const role = roleOfArn(cloud, roleArn);
  const now = cloud.clock.now();
  const refusal = authorize(
    { type: 'Service', service, ...(sourceArn && { sourceArn }), ...(sourceAccount && { sourceAccount }) },
    [assumeRoleAccess(cloud, roleArn, { sessionName })],
    { 'aws:CurrentTime': new Date(now).toISOString(), 'aws:EpochTime': String(Math.floor(now / 1000)) },
  );
  if (refusal || !role) {
    throw new AwsError('AccessDenied', refusal?.message ?? `The role ${roleArn} does not exist.`, 403);
  }
  return newRoleSession(cloud, role, sessionName, seconds);
}
