import type { PolicyDocument } from '../../auth/principal.ts';
import type { Cloud } from '../../call.ts';
import { parseDocument } from './documents.ts';
import { defaultDocument, peekPolicy } from './managed-policies.ts';
import type { IdentityRecord } from './state.ts';

/** Every policy of a user or role as it is now: the inline ones and the default versions of the attached ones. */
export function policiesInForce(cloud: Cloud, { inline, attached }: IdentityRecord): PolicyDocument[] {
  return [...Object.values(inline).map(parseDocument), ...managedInForce(cloud, attached)];
}

/** The default versions of managed policies; one that was deleted says nothing. */
export function managedInForce(cloud: Cloud, arns: readonly string[]): PolicyDocument[] {
  return arns
    .map((arn) => peekPolicy(cloud, arn))
    .flatMap((policy) => (policy ? [parseDocument(defaultDocument(policy))] : []));
}
