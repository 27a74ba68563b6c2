import {
  type CloudFormationClient,
  paginateListStackResources,
  type Stack,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { findStack } from '../shared/find-stack.ts';
import type { Course } from '../shared/step.ts';
import { perGrading } from './per-grading.ts';

/** The stack that is graded, as CloudFormation knows it. */
export interface GradedStack {
  name: string;
  /** Undefined when there is none. */
  stack: Stack | undefined;
  outputs: Record<string, string>;
  /** What it has made and not removed again. */
  resources: StackResource[];
}

export interface StackResource {
  logicalId: string;
  /** What the resource's service calls it. */
  physicalId: string;
  /** Such as `AWS::S3::Bucket`. */
  type: string;
}

/** The stack of the environment dev. */
export const readGradedStack = perGrading(({ clients, names }: Pick<Course, 'clients' | 'names'>) =>
  readStack(clients.cloudformation, names.stacks.dev),
);

async function readStack(cloudformation: CloudFormationClient, name: string): Promise<GradedStack> {
  const stack = await findStack(cloudformation, name);
  const outputs = (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [
    OutputKey,
    OutputValue,
  ]);
  return {
    name,
    stack,
    outputs: Object.fromEntries(outputs),
    resources: stack ? await readResources(cloudformation, name) : [],
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
async function readResources(client: CloudFormationClient, StackName: string): Promise<StackResource[]> {
  const found: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName })) {
    found.push(...(page.StackResourceSummaries ?? []));
  }
  // In the order of their ids: CloudFormation's is that in which they were made, and no two deployments share it.
  found.sort((one, other) => (String(one.LogicalResourceId) < String(other.LogicalResourceId) ? -1 : 1));
  return found.flatMap(({ LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus }) =>
    // What could not be made has no physical id, and what was removed keeps its own.
    PhysicalResourceId && !/^DELETE_(COMPLETE|SKIPPED)$/.test(String(ResourceStatus))
      ? [
          {
            logicalId: String(LogicalResourceId),
            physicalId: own(PhysicalResourceId),
            type: String(ResourceType),
          },
        ]
      : [],
  );
}

/**
 * What is part of something else may be written with it: `POOL|CLIENT`.
 * https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-identifier.html
 */
function own(physicalId: string): string {
  return physicalId.slice(physicalId.lastIndexOf('|') + 1);
}
