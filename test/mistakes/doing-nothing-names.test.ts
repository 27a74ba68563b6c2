import { CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { settledStack } from '../../modules/06-sam/given/ready-stack.ts';
import { type DeployedCourse, deployCourse } from './deployed-course.ts';
import { earnedBy } from './marks.ts';

// Things that have the right names and tags, and nothing in them.
vi.setConfig({ testTimeout: 60_000 });

let cloud: DeployedCourse;
beforeAll(async () => {
  cloud = await deployCourse(0);
});
afterAll(() => cloud.close());

const tags = () => Object.entries(cloud.course.names.tags).map(([Key, Value]) => ({ Key, Value }));

const earned = async (module: number) => earnedBy(await cloud.grade(module));

it('a table without films earns what is asked of the table', async () => {
  const { clients, names } = cloud.course;
  await clients.dynamodb.send(
    new CreateTableCommand({
      TableName: names.moviesTable,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
      Tags: tags(),
    }),
  );
  // The table is all of DDB-01. Of the migration, DDB-02, nothing is earned.
  const passed = ['DDB-01.1', 'DDB-01.2', 'DDB-01.3', 'DDB-01.4', 'DDB-01.5'];
  await vi.waitFor(async () => expect(await earned(2)).toEqual({ passed, points: 40 }), {
    timeout: 20_000,
    interval: 500,
  });
});

it('a user pool with nobody in it earns that it is there', async () => {
  const { clients, names } = cloud.course;
  await clients.cognito.send(
    new CreateUserPoolCommand({ PoolName: names.userPoolName, UserPoolTags: names.tags }),
  );
  expect(await earned(5)).toEqual({ passed: ['COGNITO-01.1'], points: 4 });
});

const templateOf = (resource: string) => `# One day: Type: AWS::Serverless::Function
Transform: AWS::Serverless-2016-10-31
Parameters: {Student: {Type: String}, Environment: {Type: String, Default: dev}}
Resources:
  Nothing:
${resource}
Outputs:
  SiteBucketName: {Value: cinedb-ana-site-000000000000}
  MoviesTableName: {Value: cinedb-ana-movies}
`;

const helloWorld = `
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs24.x
      Handler: index.handler
      InlineCode: "exports.handler = async () => ({statusCode: 200, body: '[]'});"
`;

async function deployStack(resource: string): Promise<void> {
  const { clients, names } = cloud.course;
  const StackName = names.stacks.dev;
  await clients.cloudformation.send(new DeleteStackCommand({ StackName }));
  const isGone = async () => (await settledStack(cloud.course, StackName)) === undefined;
  await vi.waitUntil(isGone, { timeout: 20_000 });
  await clients.cloudformation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: templateOf(resource),
      Parameters: [{ ParameterKey: 'Student', ParameterValue: 'ana' }],
      Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'],
      Tags: tags(),
    }),
  );
  expect((await settledStack(cloud.course, StackName))?.StackStatus).toBe('CREATE_COMPLETE');
}

it('a stack with nothing of the course in it earns nothing', async () => {
  await deployStack('    Type: AWS::Logs::LogGroup');
  expect(await earned(6)).toEqual({ passed: [], points: 0 });
});

// It came up, and is made of a template of SAM: that is SAM-01.1, and there it ends.
it('a stack with a function that greets the world earns that it is there', async () => {
  await deployStack(helloWorld);
  expect(await earned(6)).toEqual({ passed: ['SAM-01.1'], points: 4 });
});
