import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../testing.ts';
import { stackTest, TABLE, waitFor, withResources } from './testing.ts';

const BUCKET = '\n  Posters: { Type: AWS::S3::Bucket }';
const OUTPUTS = 'Outputs:\n  Table: { Value: !Ref Movies, Description: Where the movies are }';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
describe('CreateStack', () => {
  it('makes what the template says, tells it as events and gives the outputs', async () => {
    const { cloudFormation, client, story } = await stackTest();
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: 'cinedb',
        TemplateBody: withResources(TABLE, OUTPUTS),
        Tags: [{ Key: 'course', Value: 'cinedb' }],
      }),
    );
    await waitFor.created(cloudFormation, 'cinedb');
    const { Stacks: [stack] = [] } = await cloudFormation.send(
      new DescribeStacksCommand({ StackName: 'cinedb' }),
    );
    const table = stack?.Outputs?.[0]?.OutputValue ?? '';
    expect(stack).toMatchObject({
      StackId: expect.stringMatching(
        /^arn:aws:cloudformation:us-east-1:000000000000:stack\/cinedb\/[0-9a-f-]{36}$/,
      ),
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [{ OutputKey: 'Table', Description: 'Where the movies are' }],
      Tags: [{ Key: 'course', Value: 'cinedb' }],
      EnableTerminationProtection: false,
    });
    expect(table).toMatch(/^cinedb-Movies-\w{12}$/);
    const described = await client(DynamoDBClient).send(new DescribeTableCommand({ TableName: table }));
    expect(described.Table?.TableStatus).toBe('ACTIVE');
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
    expect(await story('cinedb')).toEqual([
      'cinedb CREATE_IN_PROGRESS User Initiated',
      'Movies CREATE_IN_PROGRESS',
      'Movies CREATE_IN_PROGRESS Resource creation Initiated',
      'Movies CREATE_COMPLETE',
      'cinedb CREATE_COMPLETE',
    ]);
  });

  it('rolls back when a resource fails, and tells what the service said', async () => {
    const { create, story, cloudFormation } = await stackTest();
    const second = `
  Second:
    Type: AWS::DynamoDB::Table
    DependsOn: Movies
    Properties:
      TableName: !Ref Movies
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
  Third: { Type: AWS::Logs::LogGroup, DependsOn: Second }`;
    expect(await create('cinedb', withResources(TABLE + second))).toBe('ROLLBACK_COMPLETE');
    const told = await story('cinedb');
    expect(told.slice(4)).toEqual([
      'Second CREATE_IN_PROGRESS',
      expect.stringMatching(
        /^Second CREATE_FAILED Resource handler returned message: "Table already exists.* \(Service: DynamoDb, Status Code: 400, Request ID: ID\)" \(RequestToken: ID, HandlerErrorCode: AlreadyExists\)$/,
      ),
      'cinedb ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Second]. Rollback requested by user.',
      'Second DELETE_COMPLETE',
      'Movies DELETE_IN_PROGRESS',
      'Movies DELETE_COMPLETE',
      'cinedb ROLLBACK_COMPLETE',
    ]);
    const { StackResources } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: 'cinedb' }),
    );
    expect(StackResources?.map((one) => [one.LogicalResourceId, one.ResourceStatus])).toEqual([
      ['Movies', 'DELETE_COMPLETE'],
      ['Second', 'DELETE_COMPLETE'],
    ]);
  });

  it('cancels what runs when a resource fails, and takes that away too', async () => {
    const { create, story, client } = await stackTest();
    // A table takes a moment: it is still being made when the group fails, whose name is taken.
    await client(CloudWatchLogsClient).send(new CreateLogGroupCommand({ logGroupName: '/films' }));
    const group = '\n  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /films } }';
    expect(await create('cinedb', withResources(TABLE + group))).toBe('ROLLBACK_COMPLETE');
    const told = await story('cinedb');
    expect(told).toContain('Movies CREATE_FAILED Resource creation cancelled');
    expect(told).toContain(
      'cinedb ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Group, Movies]. Rollback requested by user.',
    );
    // The group is somebody else's.
    const { logGroups } = await client(CloudWatchLogsClient).send(new DescribeLogGroupsCommand({}));
    expect(logGroups).toHaveLength(1);
    expect((await client(DynamoDBClient).send(new ListTablesCommand({}))).TableNames).toEqual([]);
  });

  it('refuses a name that is taken, and a capability that is not given', async () => {
    const { create, cloudFormation } = await stackTest();
    await create('cinedb', withResources(TABLE));
    const again = { StackName: 'cinedb', TemplateBody: withResources(TABLE) };
    expect(await refusal(cloudFormation.send(new CreateStackCommand(again)))).toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [cinedb] already exists',
    });
    const role = `
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }]`;
    const bare = { StackName: 'other', TemplateBody: withResources(role) };
    expect(await refusal(cloudFormation.send(new CreateStackCommand(bare)))).toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    });
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
describe('DeleteStack', () => {
  it('deletes what the stack has, which is told of by its id alone', async () => {
    const { create, cloudFormation, client, story } = await stackTest();
    await create('cinedb', withResources(TABLE + BUCKET));
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: 'cinedb' }));
    const id = Stacks?.[0]?.StackId ?? '';
    const { StackResources } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: 'cinedb', LogicalResourceId: 'Posters' }),
    );
    const bucket = StackResources?.[0]?.PhysicalResourceId ?? '';
    expect(bucket).toMatch(/^cinedb-posters-[a-z0-9]{12}$/);
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'cinedb' }));
    await waitFor.deleted(cloudFormation, id);
    expect((await refusal(client(S3Client).send(new HeadBucketCommand({ Bucket: bucket })))).name).toBe(
      'NotFound',
    );
    expect(
      await refusal(cloudFormation.send(new DescribeStacksCommand({ StackName: 'cinedb' }))),
    ).toMatchObject({ name: 'ValidationError', message: 'Stack with id cinedb does not exist' });
    expect((await story(id)).at(-1)).toBe('cinedb DELETE_COMPLETE');
    const { StackSummaries } = await cloudFormation.send(
      new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }),
    );
    expect(StackSummaries?.map(({ StackId }) => StackId)).toEqual([id]);
  });

  it('fails at a bucket that is not empty, and leaves it behind when it is told to', async () => {
    const { create, cloudFormation, client, story, settled } = await stackTest();
    const template = withResources(`${TABLE}\n  Posters:\n    Type: AWS::S3::Bucket\n    DependsOn: Movies`);
    await create('cinedb', template);
    const { StackResources } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: 'cinedb', LogicalResourceId: 'Posters' }),
    );
    const { PhysicalResourceId: Bucket, StackId = '' } = StackResources?.[0] ?? {};
    await client(S3Client).send(new PutObjectCommand({ Bucket, Key: 'posters/1.png', Body: 'x' }));
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'cinedb' }));
    expect(await settled(StackId)).toBe('DELETE_FAILED');
    expect((await story('cinedb')).slice(-3)).toEqual([
      'Posters DELETE_IN_PROGRESS',
      expect.stringMatching(
        /^Posters DELETE_FAILED .*"The bucket you tried to delete is not empty.*Status Code: 409.*HandlerErrorCode: GeneralServiceException\)$/,
      ),
      'cinedb DELETE_FAILED The following resource(s) failed to delete: [Posters]. ',
    ]);
    const retain = { StackName: 'cinedb', RetainResources: ['Posters'] };
    await cloudFormation.send(new DeleteStackCommand(retain));
    expect(await settled(StackId)).toBe('DELETE_COMPLETE');
    expect(await story(StackId)).toContain('Posters DELETE_SKIPPED');
    await client(S3Client).send(new HeadBucketCommand({ Bucket }));
  });
});
