import type { FunctionNames } from '../../../shared/names.ts';
import type { Course } from '../../../shared/step.ts';
import { bundle } from './bundle.ts';
import { ensureFunction } from './ensure-function.ts';
import { ensureLogGroup } from './ensure-log-group.ts';
import { ensureRole, type Statement } from './ensure-role.ts';

/** One function of the module, as its step describes it. */
export interface FunctionPlan {
  /** Which of the six: it decides the names of the function, its role and its log group. */
  function: keyof FunctionNames;
  /** The path of the file that exports `handler`. */
  source: string;
  /** What its role allows. */
  statements: Statement[];
  memoryMb: number;
  timeoutSeconds: number;
  environment: Record<string, string>;
}

/**
 * Brings a function to what its plan says: first the log group and the role, which it needs, then the function. Run
 * again it changes what differs and nothing else.
 */
export async function deployFunction(course: Course, plan: FunctionPlan): Promise<void> {
  const { names } = course;
  const code = await bundle(plan.source);
  await ensureLogGroup(course, names.logGroups[plan.function]);
  const roleArn = await ensureRole(course, names.roles[plan.function], plan.statements);
  const { memoryMb, timeoutSeconds, environment } = plan;
  const name = names.functions[plan.function];
  await ensureFunction(course, { name, roleArn, code, memoryMb, timeoutSeconds, environment });
}
