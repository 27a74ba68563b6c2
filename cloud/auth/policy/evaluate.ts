import type { Access, PolicyDocument, Principal } from '../principal.ts';
import { contextKeys } from './context-keys.ts';
import type { ConditionContext, Decision, PolicyKind } from './decision.ts';
import { type Naming, namingOf } from './match-principal.ts';
import { type Answer, answersOf, type Question } from './match-statement.ts';

/** What the policies of one kind say. */
interface Verdict {
  allow?: Answer;
  deny?: Answer;
  /** How the allowing statement of a resource policy names the caller, at its closest. */
  naming?: Naming;
}

/**
 * Decides one access as AWS does: an explicit deny wins; within an account the caller's policies or the
 * resource's must allow, across accounts both; a session policy limits what the role may.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 *
 * @param context the global condition keys of the request: `aws:SourceIp`, `aws:SecureTransport`, `aws:CurrentTime` ...
 */
export function evaluate(principal: Principal, access: Access, context: ConditionContext = {}): Decision {
  const keys = contextKeys(principal, access, context);
  const question: Question = { action: access.action, resource: access.resource, keys };
  const resource = judgeResourcePolicy(access.resourcePolicy, principal, question);
  const resourceKind: PolicyKind = isAssumeRole(access) ? 'role trust' : 'resource-based';
  const identity = judge('policies' in principal ? principal.policies : [], question);
  const sessionPolicies = principal.type === 'AssumedRole' ? principal.sessionPolicies : undefined;
  const session = sessionPolicies && judge(sessionPolicies, question);

  if (identity.deny) return denied('identity-based', identity.deny);
  if (resource.deny) return denied(resourceKind, resource.deny);
  if (session?.deny) return denied('session', session.deny);

  if (!('account' in principal)) return byResource(resource, resourceKind);
  const isOwn = (access.owner ?? principal.account) === principal.account;
  if (!isOwn || isAssumeRole(access)) {
    if (!resource.allow) return noMatch(resourceKind);
    if (!isOwn || resource.naming === 'account') return byIdentity(principal, identity, session);
  }
  if (principal.type === 'Root') return { allowed: true, reason: 'root', policy: 'identity-based' };
  if (resource.naming === 'direct') return byResource(resource, resourceKind);
  // A grant to the role counts like one of the role's own policies: the session policy still limits it.
  if (resource.naming === 'role')
    return session && !session.allow ? noMatch('session') : byResource(resource, resourceKind);
  return byIdentity(principal, identity, session);
}

function byIdentity(principal: Principal, identity: Verdict, session: Verdict | undefined): Decision {
  if (principal.type === 'Root') return { allowed: true, reason: 'root', policy: 'identity-based' };
  if (!identity.allow) return noMatch('identity-based');
  if (session && !session.allow) return noMatch('session');
  return {
    allowed: true,
    reason: 'identityPolicy',
    policy: 'identity-based',
    statement: identity.allow.name,
  };
}

function byResource(resource: Verdict, kind: PolicyKind): Decision {
  // Without an account there is nobody who could pass on a grant to an account.
  if (!resource.allow || resource.naming === 'account') return noMatch(kind);
  return { allowed: true, reason: 'resourcePolicy', policy: kind, statement: resource.allow.name };
}

function judge(documents: readonly PolicyDocument[], question: Question): Verdict {
  const answers = documents.flatMap((document) => answersOf(document, question));
  return {
    allow: answers.find(({ statement }) => statement.Effect === 'Allow'),
    deny: answers.find(({ statement }) => statement.Effect === 'Deny'),
  };
}

function judgeResourcePolicy(
  document: PolicyDocument | undefined,
  principal: Principal,
  question: Question,
): Verdict {
  if (!document) return {};
  const answers = answersOf(document, question).map((answer) => ({
    answer,
    naming: namingOf(answer.statement, principal),
  }));
  const allows = answers.filter(({ answer, naming }) => naming && answer.statement.Effect === 'Allow');
  const closest = (['direct', 'role', 'account'] as const)
    .map((naming) => allows.find((allow) => allow.naming === naming))
    .find((allow) => allow !== undefined);
  const deny = answers.find(({ answer, naming }) => naming && answer.statement.Effect === 'Deny');
  return { allow: closest?.answer, naming: closest?.naming, deny: deny?.answer };
}

/** A role's trust policy must allow even within the account, unlike any other resource policy modelled here. */
function isAssumeRole(access: Access): boolean {
  return /^sts:AssumeRole/i.test(access.action);
}

function denied(policy: PolicyKind, { name }: Answer): Decision {
  return { allowed: false, reason: 'explicitDeny', policy, statement: name };
}

function noMatch(policy: PolicyKind): Decision {
  return { allowed: false, reason: 'noMatch', policy };
}
