import type { Cloud } from '../../call.ts';
import { listStacks } from './find-stack.ts';
import type { StackRecord } from './stack-record.ts';
import type { Place } from './state.ts';

export interface Export {
  name: string;
  value: string;
  stack: StackRecord;
}

/**
 * What the stacks of an account's region export, by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export function exportsOf(cloud: Cloud, place: Place): Export[] {
  return liveStacks(cloud, place)
    .flatMap((stack) =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ name: exportName, value, stack }],
      ),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The stacks that import an export. */
export function importersOf(cloud: Cloud, place: Place, name: string): StackRecord[] {
  return liveStacks(cloud, place)
    .filter(({ imports }) => imports.includes(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function liveStacks(cloud: Cloud, place: Place): StackRecord[] {
  return listStacks(cloud, place).filter(({ status }) => status !== 'DELETE_COMPLETE');
}
