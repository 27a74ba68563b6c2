import type { Scope } from './scope.ts';

type PseudoScope = Pick<
  Scope,
  'account' | 'notificationArns' | 'partition' | 'region' | 'stackId' | 'stackName' | 'urlSuffix'
>;

/** A `Ref` to it takes the property away. */
const NO_VALUE = 'AWS::NoValue';

const VALUES: Record<string, (scope: PseudoScope) => unknown> = {
  'AWS::AccountId': ({ account }) => account,
  'AWS::NotificationARNs': ({ notificationArns }) => [...notificationArns],
  [NO_VALUE]: () => undefined,
  'AWS::Partition': ({ partition }) => partition,
  'AWS::Region': ({ region }) => region,
  'AWS::StackId': ({ stackId }) => stackId,
  'AWS::StackName': ({ stackName }) => stackName,
  'AWS::URLSuffix': ({ urlSuffix }) => urlSuffix,
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
export function isPseudoParameter(name: string): boolean {
  return Object.hasOwn(VALUES, name);
}

/** What a pseudo parameter is; undefined for `AWS::NoValue`. */
export function pseudoParameter(name: string, scope: PseudoScope): unknown {
  return VALUES[name]?.(scope);
}
