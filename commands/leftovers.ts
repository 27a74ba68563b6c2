import type { Course } from '../shared/step.ts';
import { distributions, originAccessControls, originAccessIdentities } from './cloudfront-leftovers.ts';
import {
  buckets,
  functions,
  type Leftover,
  logGroups,
  restApis,
  roles,
  tables,
  userPools,
} from './leftover-finders.ts';
import { deploymentBucket, housedInStacks, stacks } from './stack-leftovers.ts';

/** Finds one kind of thing that a module makes. */
interface Finder {
  module: number;
  find: (course: Course) => Promise<Leftover[]>;
}

const finders: Finder[] = [
  { module: 1, find: buckets },
  { module: 1, find: distributions },
  { module: 1, find: originAccessIdentities },
  { module: 1, find: originAccessControls },
  { module: 2, find: tables },
  { module: 3, find: functions },
  { module: 3, find: roles },
  { module: 3, find: logGroups },
  { module: 4, find: restApis },
  { module: 5, find: userPools },
  { module: 6, find: stacks },
  { module: 6, find: deploymentBucket },
];

/**
 * What is left in the account of the given modules: what has the course's names, and whatever carries its tags. What
 * belongs to a stack of the course is not left by itself: the stack is.
 */
export async function leftovers(course: Course, modules: number[]): Promise<string[]> {
  const housed = await housedInStacks(course);
  const found: string[] = [];
  for (const { module, find } of finders) {
    if (!modules.includes(module)) continue;
    const left = (await find(course)).filter(({ id }) => !housed.has(String(id)));
    found.push(...left.map(({ what }) => what));
  }
  return found;
}
