import { paginateDescribeStacks, paginateListStackResources, type Tag } from '@aws-sdk/client-cloudformation';
import { HeadBucketCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../shared/aws-errors.ts';
import type { Course } from '../shared/step.ts';
import type { Leftover } from './leftover-finders.ts';
import { isOurs } from './our-tags.ts';

/** The stacks of the student's environments, and whatever other stack carries the course's tags. */
export async function stacks({ clients, names }: Course): Promise<Leftover[]> {
  const left: Leftover[] = [];
  const ours = Object.values(names.stacks);
  for await (const page of paginateDescribeStacks({ client: clients.cloudformation }, {})) {
    for (const { StackId, StackName = '', StackStatus, Tags } of page.Stacks ?? []) {
      if (ours.includes(StackName)) left.push({ id: StackId, what: `stack ${StackName} (${StackStatus})` });
      else if (isOurs(tagsOf(Tags), names.tags))
        left.push({ id: StackId, what: `stack ${StackName} (${StackStatus}, by its tags)` });
    }
  }
  return left;
}

/** CloudFormation's tags, with keys that its types hold for missing. */
function tagsOf(tags: Tag[] | undefined) {
  return tags?.map(({ Key, Value }) => ({ Key, Value }));
}

export async function deploymentBucket({ clients, names }: Course): Promise<Leftover[]> {
  const Bucket = names.deploymentBucket;
  const found = await ifExists(
    clients.s3.send(new HeadBucketCommand({ Bucket })),
    'NotFound',
    'NoSuchBucket',
  );
  return found ? [{ id: Bucket, what: `bucket ${Bucket}` }] : [];
}

/** What the services call the things that the stacks have made. */
export async function housedInStacks(course: Course): Promise<Set<string>> {
  const housed = new Set<string>();
  const client = course.clients.cloudformation;
  for (const { id: StackName } of await stacks(course)) {
    for await (const page of paginateListStackResources({ client }, { StackName })) {
      for (const { PhysicalResourceId, ResourceStatus } of page.StackResourceSummaries ?? []) {
        // What a stack has let go of, by a DeletionPolicy of Retain, goes with no stack.
        if (ResourceStatus !== 'DELETE_SKIPPED') housed.add(String(PhysicalResourceId));
      }
    }
  }
  return housed;
}
