import type { Credential } from '../../auth/credentials.ts';
import type { PolicyDocument } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { sessionIdentity } from '../sts/role-session.ts';
import { findSession, type SessionOwner, type SessionRecord } from '../sts/sessions.ts';
import { arnOf } from './arns.ts';
import { parseDocument } from './documents.ts';
import { identityOfId, ROLE, USER } from './identities.ts';
import { noteUse } from './last-used.ts';
import { managedInForce, policiesInForce } from './policies-in-force.ts';
import { type AccessKeyRecord, accessKeys, type RoleRecord, type UserRecord } from './state.ts';

type Principal = Credential['principal'];
type RoleOwner = Extract<SessionOwner, { kind: 'role' }>;

/**
 * The credential behind a key that IAM or STS made, with the policies in force now. None for a key that is
 * inactive, or whose user or role is gone, even if another of that name was made since.
 */
export function findStoredCredential(cloud: Cloud, accessKeyId: string): Credential | undefined {
  const key = accessKeys(cloud).get(accessKeyId);
  if (key) return ofKey(cloud, key);
  const session = findSession(cloud, accessKeyId);
  return session && ofSession(cloud, session);
}

function ofKey(
  cloud: Cloud,
  { id, account, userId, secret, status }: AccessKeyRecord,
): Credential | undefined {
  const user = identityOfId(cloud, USER, account, userId);
  if (!user || status !== 'Active') return undefined;
  return {
    secret: { secretAccessKey: secret },
    // A getter, because a signature is checked before anybody asks for the policies.
    get principal() {
      return userPrincipal(cloud, user, id);
    },
    noteUse: (service, region) => noteUse(cloud, id, service, region),
  };
}

function ofSession(cloud: Cloud, session: SessionRecord): Credential | undefined {
  const { secret, token, expiresAt, owner, accessKeyId } = session;
  const known = { secretAccessKey: secret, sessionToken: token, expiresAt };
  switch (owner.kind) {
    case 'root': {
      const { account } = owner;
      const arn = `arn:aws:iam::${account}:root`;
      return { secret: known, principal: { type: 'Root', account, arn, userId: account, accessKeyId } };
    }
    case 'user': {
      const user = identityOfId(cloud, USER, owner.account, owner.userId);
      return (
        user && {
          secret: known,
          get principal() {
            return userPrincipal(cloud, user, accessKeyId);
          },
        }
      );
    }
    case 'role': {
      const role = identityOfId(cloud, ROLE, owner.account, owner.roleId);
      return (
        role && {
          secret: known,
          get principal() {
            return rolePrincipal(cloud, role, owner, accessKeyId);
          },
          noteUse: (service, region) => noteUse(cloud, role.id, service, region),
        }
      );
    }
  }
}

function userPrincipal(cloud: Cloud, user: UserRecord, accessKeyId: string): Principal {
  return {
    type: 'User',
    account: user.account,
    arn: arnOf('user', user),
    userId: user.id,
    userName: user.name,
    accessKeyId,
    policies: policiesInForce(cloud, user),
  };
}

function rolePrincipal(cloud: Cloud, role: RoleRecord, owner: RoleOwner, accessKeyId: string): Principal {
  const sessionPolicies = limitsOf(cloud, owner);
  return {
    type: 'AssumedRole',
    ...sessionIdentity(role, owner.sessionName),
    accessKeyId,
    policies: policiesInForce(cloud, role),
    ...(sessionPolicies && { sessionPolicies }),
  };
}

/** Without any session policy a session may do all that its role may. */
function limitsOf(cloud: Cloud, { policy, policyArns }: RoleOwner): PolicyDocument[] | undefined {
  if (policy === undefined && policyArns.length === 0) return undefined;
  return [...(policy === undefined ? [] : [parseDocument(policy)]), ...managedInForce(cloud, policyArns)];
}
