import type * as Sdk from '@aws-sdk/client-iam';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { checkIdentityPolicy, encodeDocument, policySize } from './documents.ts';
import { findIdentity, type IdentityKind, ROLE, saveIdentity, USER } from './identities.ts';
import { type Paging, pageOf } from './pages.ts';
import { limitExceeded, noSuchEntity } from './refusals.ts';
import type { IdentityRecord } from './state.ts';

interface Put {
  PolicyName: string;
  PolicyDocument: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#inline-policies */
export const handlers = {
  PutUserPolicy: (input, call) => put(call, USER, input.UserName, input),
  PutRolePolicy: (input, call) => put(call, ROLE, input.RoleName, input),
  GetUserPolicy: ({ UserName, PolicyName }, call) => ({
    UserName,
    PolicyName,
    PolicyDocument: encodeDocument(get(call, USER, UserName, PolicyName)),
  }),
  GetRolePolicy: ({ RoleName, PolicyName }, call) => ({
    RoleName,
    PolicyName,
    PolicyDocument: encodeDocument(get(call, ROLE, RoleName, PolicyName)),
  }),
  ListUserPolicies: (input, call) => list(call, USER, input.UserName, input),
  ListRolePolicies: (input, call) => list(call, ROLE, input.RoleName, input),
  DeleteUserPolicy: (input, call) => remove(call, USER, input.UserName, input.PolicyName),
  DeleteRolePolicy: (input, call) => remove(call, ROLE, input.RoleName, input.PolicyName),
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  PutUserPolicy: ['UserName', 'PolicyName', 'PolicyDocument'],
  PutRolePolicy: ['RoleName', 'PolicyName', 'PolicyDocument'],
  GetUserPolicy: ['UserName', 'PolicyName'],
  GetRolePolicy: ['RoleName', 'PolicyName'],
  ListUserPolicies: ['UserName', 'Marker', 'MaxItems'],
  ListRolePolicies: ['RoleName', 'Marker', 'MaxItems'],
  DeleteUserPolicy: ['UserName', 'PolicyName'],
  DeleteRolePolicy: ['RoleName', 'PolicyName'],
};

function put<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, name: string, input: Put) {
  const identity = findIdentity(call, kind, name);
  checkIdentityPolicy(input.PolicyDocument);
  const inline = { ...identity.inline, [input.PolicyName]: input.PolicyDocument };
  const size = Object.values(inline).reduce((sum, text) => sum + policySize(text), 0);
  if (size > kind.inlineSize) {
    throw limitExceeded(`Maximum policy size of ${kind.inlineSize} bytes exceeded for ${kind.noun} ${name}`);
  }
  saveIdentity(call, kind, { ...identity, inline });
  return {};
}

function get<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, name: string, policy: string) {
  const { inline } = findIdentity(call, kind, name);
  const text = Object.hasOwn(inline, policy) ? inline[policy] : undefined;
  if (text === undefined) throw noSuchEntity(`The ${kind.noun} policy with name ${policy} cannot be found.`);
  return text;
}

function list<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, name: string, paging: Paging) {
  const names = Object.keys(findIdentity(call, kind, name).inline).sort();
  const { items, rest } = pageOf(names, (policy) => policy, paging);
  return { PolicyNames: items, ...rest };
}

function remove<R extends IdentityRecord>(call: Call, kind: IdentityKind<R>, name: string, policy: string) {
  get(call, kind, name, policy);
  const identity = findIdentity(call, kind, name);
  const { [policy]: _, ...inline } = identity.inline;
  saveIdentity(call, kind, { ...identity, inline });
  return {};
}
