import {
  type Capability,
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackRollbackComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { passingCloud, type TestCloud } from '../../testing.ts';

export const TABLE = `
  Movies:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: movieId, AttributeType: S }]
      KeySchema: [{ AttributeName: movieId, KeyType: HASH }]`;

const CAPABILITIES: Capability[] = ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];
const FINAL = /(COMPLETE|FAILED)$/;

/** A template with these resources, in YAML. */
export function withResources(resources: string, more = ''): string {
  return `AWSTemplateFormatVersion: '2010-09-09'\n${more}\nResources:\n${resources}\n`;
}

export interface StackTest extends TestCloud {
  cloudFormation: CloudFormationClient;
  /** Creates a stack and waits until nothing happens to it any more. @returns its status */
  create(name: string, template: string, more?: object): Promise<string>;
  update(name: string, template: string, more?: object): Promise<string>;
  /** Waits until nothing happens to a stack any more. @returns its status */
  settled(name: string): Promise<string>;
  /** `LOGICALID STATUS reason` of a stack's events, oldest first; request ids are left out. */
  story(name: string): Promise<string[]>;
}

/** A cloud for one test, with the usual steps of a stack's life. */
export async function stackTest(cloud?: TestCloud): Promise<StackTest> {
  const test = cloud ?? (await passingCloud());
  const cloudFormation = test.client(CloudFormationClient);
  const settled = async (name: string) => {
    for (;;) {
      const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
      const status = Stacks?.[0]?.StackStatus ?? '';
      if (FINAL.test(status)) return status;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    ...test,
    cloudFormation,
    settled,
    async create(StackName, TemplateBody, more = {}) {
      const input = { StackName, TemplateBody, Capabilities: CAPABILITIES, ...more };
      const { StackId = '' } = await cloudFormation.send(new CreateStackCommand(input));
      return settled(StackId);
    },
    async update(StackName, TemplateBody, more = {}) {
      const input = { StackName, TemplateBody, Capabilities: CAPABILITIES, ...more };
      await cloudFormation.send(new UpdateStackCommand(input));
      return settled(StackName);
    },
    async story(StackName) {
      const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName }));
      return StackEvents.reverse().map((event) =>
        [event.LogicalResourceId, event.ResourceStatus, event.ResourceStatusReason]
          .filter(Boolean)
          .join(' ')
          .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'),
      );
    },
  };
}

/** The SDK's own waiters, in steps that suit a test. */
export const waitFor = {
  created: (client: CloudFormationClient, StackName: string) =>
    waitUntilStackCreateComplete(patience(client), { StackName }),
  updated: (client: CloudFormationClient, StackName: string) =>
    waitUntilStackUpdateComplete(patience(client), { StackName }),
  rolledBack: (client: CloudFormationClient, StackName: string) =>
    waitUntilStackRollbackComplete(patience(client), { StackName }),
  deleted: (client: CloudFormationClient, StackName: string) =>
    waitUntilStackDeleteComplete(patience(client), { StackName }),
};

function patience(client: CloudFormationClient) {
  return { client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
}
