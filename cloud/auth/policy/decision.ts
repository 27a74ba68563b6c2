export type PolicyKind = 'identity-based' | 'resource-based' | 'session' | 'role trust';

/** What the policies say to one access. */
export interface Decision {
  allowed: boolean;
  /**
   * `root`: the account's administrator. `identityPolicy`, `resourcePolicy`: what allowed it.
   * `explicitDeny`: a Deny statement matched. `noMatch`: nothing allows it.
   */
  reason: 'root' | 'identityPolicy' | 'resourcePolicy' | 'explicitDeny' | 'noMatch';
  /** The kind of policy that decided, or that lacks the Allow. */
  policy: PolicyKind;
  /** The Sid of the statement that decided, or its position in its policy, from 0. */
  statement?: string | number;
}

/** Values of condition keys. Names compare without case. */
export type ConditionContext = Record<string, string | string[] | undefined>;
