import type { Access, Principal } from '../principal.ts';
import type { ConditionContext } from './decision.ts';

/** The condition keys of one request: names in lower case, since IAM compares them without case. */
export type ContextKeys = ReadonlyMap<string, readonly string[]>;

/**
 * Everything a condition or a policy variable can ask of a request: what the caller gives, what the access
 * adds, and what follows from the principal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function contextKeys(principal: Principal, access: Access, context: ConditionContext): ContextKeys {
  const keys = new Map<string, readonly string[]>();
  const add = (from: ConditionContext) => {
    for (const [name, value] of Object.entries(from)) {
      if (value !== undefined) keys.set(name.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  };
  add(context);
  add(access.context ?? {});
  add({ 'aws:ResourceAccount': access.owner ?? accountOf(principal) });
  add(principalKeys(principal));
  return keys;
}

/** The account that a principal belongs to, where it belongs to one. */
export function accountOf(principal: Principal): string | undefined {
  return 'account' in principal ? principal.account : undefined;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
function principalKeys(principal: Principal): ConditionContext {
  const common = { 'aws:PrincipalAccount': accountOf(principal), 'aws:PrincipalIsAWSService': 'false' };
  switch (principal.type) {
    case 'Anonymous':
      return {
        'aws:PrincipalType': 'Anonymous',
        'aws:userid': 'anonymous',
        'aws:PrincipalIsAWSService': 'false',
      };
    case 'Root':
      return {
        ...common,
        'aws:PrincipalType': 'Account',
        'aws:PrincipalArn': principal.arn,
        'aws:userid': principal.userId,
      };
    case 'User':
      return {
        ...common,
        'aws:PrincipalType': 'User',
        'aws:PrincipalArn': principal.arn,
        'aws:userid': principal.userId,
        'aws:username': principal.userName,
      };
    case 'AssumedRole':
      return {
        ...common,
        'aws:PrincipalType': 'AssumedRole',
        'aws:PrincipalArn': principal.roleArn,
        'aws:userid': principal.userId,
      };
    case 'OriginAccessIdentity':
      return { 'aws:PrincipalArn': principal.arn, 'aws:PrincipalIsAWSService': 'false' };
    case 'Service':
      return {
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': principal.service,
        'aws:SourceArn': principal.sourceArn,
        'aws:SourceAccount': principal.sourceAccount,
      };
  }
}
