import type * as Sdk from '@aws-sdk/client-sts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { roleOfArn } from '../iam/identities.ts';
import { validationError } from '../iam/refusals.ts';
import type { RoleRecord } from '../iam/state.ts';
import type { Handlers, Modelled } from '../service.ts';
import { newRoleSession, sessionIdentity } from './role-session.ts';
import { readSessionPolicies } from './session-policies.ts';

const HOUR = 3600;

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const handlers = {
  AssumeRole(input, call) {
    const role = roleOfArn(call.cloud, input.RoleArn);
    // The trust policy was asked before, and a role that does not exist has none.
    if (!role) throw new Error(`${input.RoleArn} was assumed and does not exist`);
    const seconds = input.DurationSeconds ?? HOUR;
    checkDuration(call, role, seconds);
    const limits = readSessionPolicies(call.cloud, role, input);
    const { userId, arn } = sessionIdentity(role, input.RoleSessionName);
    return {
      Credentials: newRoleSession(call.cloud, role, input.RoleSessionName, seconds, limits),
      AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    };
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  AssumeRole: ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId', 'Policy', 'PolicyArns'],
};

/** @throws AwsError AccessDenied: AWS lets no account's administrator assume a role, whatever its trust policy says */
export function refuseRoot({ principal }: Call): void {
  if (principal.type !== 'Root') return;
  throw new AwsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining */
function checkDuration({ principal }: Call, role: RoleRecord, seconds: number): void {
  const chained = 'accessKeyId' in principal && principal.accessKeyId.startsWith('ASIA');
  if (chained && seconds > HOUR) {
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    );
  }
  if (seconds > role.maxSessionSeconds) {
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
}
