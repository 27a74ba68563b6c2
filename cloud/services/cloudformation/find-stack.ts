import type { Call, Cloud } from '../../call.ts';
import type { StackRecord } from './stack-record.ts';
import { type Place, stacks } from './state.ts';
import { validationError } from './template/errors.ts';

/** How long a deleted stack is still told of, in milliseconds: 90 days. */
const REMEMBERED = 90 * 24 * 60 * 60 * 1000;

/**
 * The stack of a name or an ARN: by name those that are there, by ARN deleted ones too.
 *
 * @throws AwsError ValidationError
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
 */
export function findStack(call: Call, name: string): StackRecord {
  const stack = peekStack(call.cloud, call, name);
  if (!stack) throw validationError(`Stack with id ${name} does not exist`);
  return stack;
}

/**
 * The same for operations that change a stack: a deleted one is none.
 *
 * @throws AwsError ValidationError
 */
export function findLiveStack(call: Call, name: string): StackRecord {
  const stack = peekStack(call.cloud, call, name);
  if (!stack || stack.status === 'DELETE_COMPLETE') throw noStack(name);
  return stack;
}

export function noStack(name: string) {
  return validationError(`Stack [${name}] does not exist`);
}

/** The stack of a name or an ARN; undefined where there is none. */
export function peekStack(cloud: Cloud, place: Place, name: string): StackRecord | undefined {
  const all = stacks(cloud, place);
  if (name.startsWith('arn:')) {
    const stack = all.get(name);
    return stack && isRemembered(cloud, stack) ? stack : undefined;
  }
  return [...all.values()].find((stack) => stack.name === name && stack.status !== 'DELETE_COMPLETE');
}

/** Every stack of a place that is told of, the latest first. */
export function listStacks(cloud: Cloud, place: Place): StackRecord[] {
  return [...stacks(cloud, place).values()]
    .filter((stack) => isRemembered(cloud, stack))
    .reverse()
    .sort((one, other) => other.createdAt - one.createdAt);
}

/** The stack's name in an ARN, or the name itself. */
export function stackNameOf(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? (nameOrArn.split('/')[1] ?? nameOrArn) : nameOrArn;
}

function isRemembered(cloud: Cloud, { deletedAt }: StackRecord): boolean {
  return deletedAt === undefined || deletedAt + REMEMBERED > cloud.clock.now();
}
