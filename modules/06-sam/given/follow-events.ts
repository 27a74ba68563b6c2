import { paginateDescribeStackEvents, type StackEvent } from '@aws-sdk/client-cloudformation';
import { findStack } from '../../../shared/find-stack.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';
import { isWorking, LONGEST_WORK_MS } from './ready-stack.ts';

/** What happened to a stack since somebody began to follow it. */
export interface Followed {
  /** The stack's last status; undefined when the stack is gone. */
  status: string | undefined;
  /** In the order in which they happened. */
  events: StackEvent[];
}

/**
 * Starts some work on a stack, and tells of each resource as it is done, until the stack is at rest.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html
 *
 * @param stackId its id: by its name a deleted stack is not found any more
 */
export async function followWork(
  course: Course,
  stackId: string,
  start: () => Promise<unknown>,
): Promise<Followed> {
  const known = new Set((await newEvents(course, stackId, new Set())).map(({ EventId }) => EventId));
  await start();
  const events: StackEvent[] = [];
  const look = async () => {
    // First the status, so that no event is missed that came before it.
    const status = (await findStack(course.clients.cloudformation, stackId))?.StackStatus;
    for (const event of await newEvents(course, stackId, known)) {
      known.add(event.EventId);
      events.push(event);
      tell(course, event, stackId);
    }
    return !isWorking(status) && { status };
  };
  const { status } = await waitFor('the stack', look, { deadlineMs: LONGEST_WORK_MS });
  return { status, events };
}

/** Those that are not known yet, the oldest first. CloudFormation shows the newest first, page by page. */
async function newEvents({ clients }: Course, StackName: string, known: Set<string | undefined>) {
  const found: StackEvent[] = [];
  for await (const page of paginateDescribeStackEvents({ client: clients.cloudformation }, { StackName })) {
    const events = page.StackEvents ?? [];
    const fresh = events.filter(({ EventId }) => !known.has(EventId));
    found.push(...fresh);
    if (fresh.length < events.length) break;
  }
  return found.reverse();
}

function tell({ report }: Course, event: StackEvent, stackId: string): void {
  const { ResourceStatus = '', ResourceStatusReason: why, PhysicalResourceId } = event;
  const what = `${event.ResourceType} ${event.LogicalResourceId}`;
  const verb = DONE[ResourceStatus];
  if (PhysicalResourceId === stackId) {
    if (/ROLLBACK/.test(ResourceStatus)) report.note(`${ResourceStatus}${why ? `: ${why}` : ''}`);
  } else if (verb) report.did(`${verb} ${what}`);
  else if (ResourceStatus.endsWith('_FAILED')) report.note(`${ResourceStatus} ${what}: ${why}`);
}

const DONE: Record<string, string> = {
  CREATE_COMPLETE: 'made',
  UPDATE_COMPLETE: 'changed',
  DELETE_COMPLETE: 'deleted',
};

/** The resource that failed first, and why. What was cancelled on its account is not meant. */
export function firstFailure({ events }: Followed): string | undefined {
  const failed = events.find(
    ({ ResourceStatus = '', ResourceStatusReason = '' }) =>
      ResourceStatus.endsWith('_FAILED') && !/cancelled/.test(ResourceStatusReason),
  );
  return failed && `${failed.LogicalResourceId} (${failed.ResourceType}): ${failed.ResourceStatusReason}`;
}
