import type { PolicyStatement, Principal } from '../principal.ts';
import { accountOf } from './context-keys.ts';

/**
 * How a statement names a caller. `direct`: the caller itself, or everyone. `role`: the role whose session it
 * is. `account`: only its account, which leaves it to the account's own policies to pass the permission on.
 */
export type Naming = 'direct' | 'role' | 'account';

type PrincipalElement = NonNullable<PolicyStatement['Principal']>;

/**
 * How a resource policy's statement names the caller; undefined when it does not.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function namingOf(statement: PolicyStatement, principal: Principal): Naming | undefined {
  if (statement.NotPrincipal !== undefined)
    return isSpared(statement.NotPrincipal, principal) ? undefined : 'direct';
  if (statement.Principal === undefined) return undefined;
  const named = names(statement.Principal, principal);
  return (['direct', 'role', 'account'] as const).find((naming) => named.has(naming));
}

/**
 * NotPrincipal spares a caller only when everything that the caller is stands in it: a user with its account,
 * a session with its role and its account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function isSpared(element: PrincipalElement, principal: Principal): boolean {
  if (isEveryone(element)) return true;
  const named = names(element, principal);
  const all: Naming[] = principal.type === 'AssumedRole' ? ['direct', 'role'] : ['direct'];
  if (accountOf(principal) !== undefined && principal.type !== 'Root') all.push('account');
  return all.every((naming) => named.has(naming));
}

function names(element: PrincipalElement, principal: Principal): Set<Naming> {
  if (isEveryone(element) || typeof element === 'string') return new Set(['direct']);
  const listed = (kind: string) => [element[kind] ?? []].flat();
  const found = new Set<Naming>();
  const account = accountOf(principal);
  for (const name of listed('AWS')) {
    if ('arn' in principal && name === principal.arn) found.add('direct');
    if (principal.type === 'AssumedRole' && name === principal.roleArn) found.add('role');
    if (account !== undefined && (name === account || name === `arn:aws:iam::${account}:root`))
      found.add('account');
  }
  if (
    principal.type === 'OriginAccessIdentity' &&
    listed('CanonicalUser').includes(principal.canonicalUserId)
  ) {
    found.add('direct');
  }
  if (principal.type === 'Service' && listed('Service').includes(principal.service)) found.add('direct');
  return found;
}

function isEveryone(element: PrincipalElement): boolean {
  return element === '*' || (typeof element === 'object' && [element.AWS ?? []].flat().includes('*'));
}
