import { CourseError } from '../../../shared/errors.ts';
import type { DeploymentEnvironment } from '../../../shared/names.ts';
import { readOutputs, type StackOutputs } from '../../../shared/stack-outputs.ts';
import type { Course } from '../../../shared/step.ts';
import { type ChangeSet, discardChanges, proposeChanges } from './change-set.ts';
import { executeChanges } from './execute-changes.ts';
import { packageTemplate } from './package-template.ts';
import { parameterNames, readTemplate } from './read-template.ts';
import { changeLines } from './show-changes.ts';

export interface StackWish {
  /** The path of the template. */
  template: string;
  environment: DeploymentEnvironment;
  /** Asks whether to go on, once the changes are shown. */
  approve?: (changes: string[]) => Promise<boolean>;
}

/**
 * Deploys a template to an environment: what `sam build` and `sam deploy` do, with the SDK alone.
 *
 * @returns what the stack says of itself
 * @throws CourseError `step` when the template or one of its resources is refused, `refused` when the answer is no
 */
export async function deployStack(course: Course, wish: StackWish): Promise<StackOutputs> {
  const { names, student, report } = course;
  const stackName = names.stacks[wish.environment];
  const template = await readTemplate(wish.template);
  const declared = parameterNames(template);
  const templateUrl = await packageTemplate(course, template);
  const parameters = { Environment: wish.environment, Student: student };
  const changeSet = await proposeChanges(course, { stackName, templateUrl, declared, parameters });
  if (changeSet) await carryOut(course, changeSet, wish);
  else report.same(`stack ${stackName} is what the template says: nothing changed`);
  return readOutputs(course, stackName);
}

async function carryOut(course: Course, changeSet: ChangeSet, { approve }: StackWish): Promise<void> {
  const { report } = course;
  const { stackName, changes, isNew } = changeSet;
  const lines = changeLines(changes);
  report.note(`${lines.length} resources of stack ${stackName} would change:`);
  for (const line of lines) report.note(line);
  if (approve && !(await approve(lines))) {
    await discardChanges(course, changeSet);
    throw new CourseError('refused', 'Nothing was changed.', 'The change set is deleted.');
  }
  await executeChanges(course, changeSet);
  report.did(`${isNew ? 'made' : 'updated'} stack ${stackName}`);
}
