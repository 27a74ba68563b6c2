import type * as Sdk from '@aws-sdk/client-iam';
import { callsOf } from './calls.ts';
import type { Properties, ResourceContext } from './resource-type.ts';

/** Whom a policy is for, as AWS::IAM::Policy and AWS::IAM::ManagedPolicy say it. There are no groups in the cloud. */
export interface Holders extends Properties {
  Roles?: string[];
  Users?: string[];
}

export type Holder = { RoleName: string } | { UserName: string };

/** What IAM cannot even name is not there either: a rollback must get past a policy that could not be made. */
export const GONE = ['NoSuchEntity', 'ValidationError'] as const;

export function iam(context: ResourceContext) {
  return callsOf<typeof Sdk>(context, 'iam');
}

export function holdersOf({ Roles = [], Users = [] }: Holders): Holder[] {
  return [...Roles.map((RoleName) => ({ RoleName })), ...Users.map((UserName) => ({ UserName }))];
}

/** Those of one policy that another does not have. */
export function holdersLost(before: Holders, now: Holders): Holder[] {
  const kept = new Set(holdersOf(now).map((holder) => JSON.stringify(holder)));
  return holdersOf(before).filter((holder) => !kept.has(JSON.stringify(holder)));
}
