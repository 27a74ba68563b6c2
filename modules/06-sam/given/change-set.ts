import {
  type Change,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetOutput,
  type Parameter,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';
import { readyStack } from './ready-stack.ts';

/** What a stack is to be. */
export interface Wish {
  stackName: string;
  /** The address of the template, in S3. */
  templateUrl: string;
  /** The names of the parameters that the template has. */
  declared: string[];
  /** Values for some of them. The others keep what the stack has, or get their defaults. */
  parameters: Record<string, string>;
}

/** What CloudFormation would change. */
export interface ChangeSet {
  id: string;
  stackName: string;
  stackId: string;
  /** Whether the stack is there for the sake of this change set alone. */
  isNew: boolean;
  changes: Change[];
}

/**
 * Asks CloudFormation what it would change.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html
 *
 * @returns undefined when the stack is like that already
 * @throws CourseError `step` with CloudFormation's reason when it cannot be
 */
export async function proposeChanges(course: Course, wish: Wish): Promise<ChangeSet | undefined> {
  const { clients, names } = course;
  const stack = await readyStack(course, wish.stackName);
  const { Id, StackId } = await clients.cloudformation.send(
    new CreateChangeSetCommand({
      StackName: wish.stackName,
      ChangeSetName: `course-${Date.now()}`,
      ChangeSetType: stack ? 'UPDATE' : 'CREATE',
      TemplateURL: wish.templateUrl,
      Parameters: parametersFor(wish, stack),
      // The template makes roles, and CloudFormation wants to hear that this is known.
      Capabilities: ['CAPABILITY_IAM'],
      Tags: Object.entries(names.tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  const changeSet = { id: String(Id), stackId: String(StackId), isNew: !stack };
  const answer = await finished(course, changeSet.id);
  if (answer.Status === 'CREATE_COMPLETE') {
    return { ...changeSet, stackName: wish.stackName, changes: await allChanges(course, answer) };
  }
  await discardChanges(course, changeSet);
  if (isEmpty(answer.StatusReason)) return undefined;
  throw new CourseError(
    'step',
    `CloudFormation refuses the template: ${answer.StatusReason}`,
    'Correct template.yaml. "sam validate --lint" finds most mistakes before CloudFormation does.',
  );
}

/** Forgets a change set, and a stack that is there for its sake alone. */
export async function discardChanges(
  { clients }: Pick<Course, 'clients'>,
  { id, stackId, isNew }: Pick<ChangeSet, 'id' | 'stackId' | 'isNew'>,
): Promise<void> {
  await clients.cloudformation.send(new DeleteChangeSetCommand({ ChangeSetName: id }));
  if (isNew) await clients.cloudformation.send(new DeleteStackCommand({ StackName: stackId }));
}

function parametersFor({ declared, parameters }: Wish, stack: Stack | undefined): Parameter[] {
  const now = new Set(stack?.Parameters?.map(({ ParameterKey }) => ParameterKey));
  return declared.flatMap((ParameterKey): Parameter[] => {
    const ParameterValue = parameters[ParameterKey];
    if (ParameterValue !== undefined) return [{ ParameterKey, ParameterValue }];
    return now.has(ParameterKey) ? [{ ParameterKey, UsePreviousValue: true }] : [];
  });
}

async function finished({ clients }: Course, ChangeSetName: string): Promise<DescribeChangeSetOutput> {
  const probe = async () => {
    const answer = await clients.cloudformation.send(new DescribeChangeSetCommand({ ChangeSetName }));
    return /_(COMPLETE|FAILED)$|^FAILED$/.test(String(answer.Status)) && answer;
  };
  return waitFor('CloudFormation to compare the template with the stack', probe, { deadlineMs: 10 * 60_000 });
}

/** A page has at most 100 changes. */
async function allChanges({ clients }: Course, first: DescribeChangeSetOutput): Promise<Change[]> {
  const changes = [...(first.Changes ?? [])];
  let { NextToken } = first;
  while (NextToken) {
    const page = await clients.cloudformation.send(
      new DescribeChangeSetCommand({ ChangeSetName: first.ChangeSetId, NextToken }),
    );
    changes.push(...(page.Changes ?? []));
    NextToken = page.NextToken;
  }
  return changes;
}

/** CloudFormation says this with the status FAILED, and in two ways. */
function isEmpty(reason = ''): boolean {
  return /didn't contain changes|No updates are to be performed/.test(reason);
}
