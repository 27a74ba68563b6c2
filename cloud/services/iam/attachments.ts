import type * as Sdk from '@aws-sdk/client-iam';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { arnOf } from './arns.ts';
import { findIdentity, type IdentityKind, ROLE, saveIdentity, USER } from './identities.ts';
import { peekPolicy, peekVisible } from './managed-policies.ts';
import { type Paging, pageOf, underPath } from './pages.ts';
import { limitExceeded, noSuchEntity, validationError } from './refusals.ts';
import type { IdentityRecord, PolicyRecord } from './state.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entities */
const MOST_ATTACHED = 10;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html */
export const handlers = {
  AttachUserPolicy: (input, call) => attach(call, USER, input.UserName, input.PolicyArn),
  AttachRolePolicy: (input, call) => attach(call, ROLE, input.RoleName, input.PolicyArn),
  DetachUserPolicy: (input, call) => detach(call, USER, input.UserName, input.PolicyArn),
  DetachRolePolicy: (input, call) => detach(call, ROLE, input.RoleName, input.PolicyArn),
  ListAttachedUserPolicies: (input, call) => list(call, USER, input.UserName, input),
  ListAttachedRolePolicies: (input, call) => list(call, ROLE, input.RoleName, input),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  AttachUserPolicy: ['UserName', 'PolicyArn'],
  AttachRolePolicy: ['RoleName', 'PolicyArn'],
  DetachUserPolicy: ['UserName', 'PolicyArn'],
  DetachRolePolicy: ['RoleName', 'PolicyArn'],
  ListAttachedUserPolicies: ['UserName', 'PathPrefix', 'Marker', 'MaxItems'],
  ListAttachedRolePolicies: ['RoleName', 'PathPrefix', 'Marker', 'MaxItems'],
};

function attach<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, name: string, arn: string) {
  const identity = findIdentity(call, kind, name);
  requireAttachable(call, arn);
  if (identity.attached.includes(arn)) return {};
  if (identity.attached.length >= MOST_ATTACHED) {
    throw limitExceeded(`Cannot exceed quota for PoliciesPer${kind.Noun}: ${MOST_ATTACHED}`);
  }
  saveIdentity(call, kind, { ...identity, attached: [...identity.attached, arn] });
  return {};
}

function requireAttachable({ cloud, account }: Call, arn: string): void {
  if (!arn.startsWith('arn:')) throw validationError(`ARN ${arn} is not valid.`);
  if (!peekVisible(cloud, account, arn)) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
  }
}

function detach<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, name: string, arn: string) {
  const identity = findIdentity(call, kind, name);
  if (!identity.attached.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  saveIdentity(call, kind, { ...identity, attached: identity.attached.filter((other) => other !== arn) });
  return {};
}

function list<R extends IdentityRecord>(
  call: Call,
  kind: IdentityKind<R>,
  name: string,
  input: Paging & { PathPrefix?: string },
) {
  const attached = findIdentity(call, kind, name)
    .attached.map((arn) => peekPolicy(call.cloud, arn))
    .filter((policy): policy is PolicyRecord => policy !== undefined);
  const { items, rest } = pageOf(underPath(attached, input.PathPrefix), (policy) => policy.name, input);
  return {
    AttachedPolicies: items.map((policy) => ({
      PolicyName: policy.name,
      PolicyArn: arnOf('policy', policy),
    })),
    ...rest,
  };
}
