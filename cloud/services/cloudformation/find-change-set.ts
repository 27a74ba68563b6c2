import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import type { ChangeSetRecord } from './change-set-record.ts';
import { listStacks, noStack, peekStack } from './find-stack.ts';
import type { StackRecord } from './stack-record.ts';
import { changeSets } from './state.ts';
import { validationError } from './template/errors.ts';

export interface Found {
  stack: StackRecord;
  changeSet: ChangeSetRecord;
}

/**
 * The change set of an ARN, or of a name and a stack.
 *
 * @throws AwsError ChangeSetNotFound; ValidationError where there is no such stack
 */
export function findChangeSet(call: Call, name: string, stackName: string | undefined): Found {
  const found = peekChangeSet(call, name, stackName);
  if (!found) throw new AwsError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
  return found;
}

/**
 * The same; undefined where the stack has none.
 *
 * @throws AwsError ValidationError where there is no such stack
 */
export function peekChangeSet(call: Call, name: string, stackName: string | undefined): Found | undefined {
  const { cloud } = call;
  const isArn = name.startsWith('arn:');
  if (stackName === undefined && !isArn) {
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  }
  const named = stackName === undefined ? undefined : peekStack(cloud, call, stackName);
  if (stackName !== undefined && !named) throw noStack(stackName);
  for (const stack of named ? [named] : listStacks(cloud, call)) {
    const all = [...changeSets(cloud, stack.id).values()];
    const changeSet = all.find((one) => (isArn ? one.id : one.name) === name);
    if (changeSet) return { stack, changeSet };
  }
  return undefined;
}
