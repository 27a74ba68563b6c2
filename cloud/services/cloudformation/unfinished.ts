import type { Cloud } from '../../call.ts';
import { places, stacks } from './state.ts';

/** Whether work ran on a stack when the cloud was stopped. It is asked at each start, so it loads no more than the state. */
export function hasUnfinishedWork(cloud: Cloud): boolean {
  return [...places(cloud).values()].some((place) =>
    [...stacks(cloud, place).values()].some(
      ({ status }) => status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS',
    ),
  );
}
