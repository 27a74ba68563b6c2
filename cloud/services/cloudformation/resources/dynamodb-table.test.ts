import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, type TestStack, testStack } from './testing.ts';

const TYPE = 'AWS::DynamoDB::Table';
const KEYS = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};
const MOVIES = {
  ...KEYS,
  TableName: 'movies',
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: '5', WriteCapacityUnits: 5 },
  DeletionProtectionEnabled: 'false',
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: 'true' },
  Tags: [{ Key: 'course', Value: 'cinedb' }],
};

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
describe(TYPE, () => {
  it('is made, and ready, with name and ARN', async () => {
    const stack = await testStack();
    const made = await stack.create(TYPE, MOVIES, { stackTags: { student: 'ana' } });
    const arn = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/movies`;
    expect(made).toEqual({ physicalId: 'movies', attributes: { Arn: arn } });
    expect(await read(stack)).toMatchObject({
      TableStatus: 'ACTIVE',
      TableArn: arn,
      ProvisionedThroughput: { ReadCapacityUnits: 5 },
      DeletionProtectionEnabled: false,
    });
    expect(await settings(stack)).toEqual({ recovery: 'ENABLED', timeToLive: 'ENABLED' });
    const { Tags } = await stack
      .client(DynamoDBClient)
      .send(new ListTagsOfResourceCommand({ ResourceArn: arn }));
    expect(Tags).toEqual(
      expect.arrayContaining([
        { Key: 'student', Value: 'ana' },
        { Key: 'course', Value: 'cinedb' },
      ]),
    );
  });

  it('changes in place, and goes back to the defaults of what the template no longer says', async () => {
    const stack = await testStack();
    const before = { ...MOVIES, TimeToLiveSpecification: undefined };
    await stack.create(TYPE, before);
    const after = {
      ...KEYS,
      TableName: 'movies',
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
    };
    await stack.update(TYPE, 'movies', after, before);
    expect(await read(stack)).toMatchObject({
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      DeletionProtectionEnabled: true,
    });
    expect(await settings(stack)).toEqual({ recovery: 'DISABLED', timeToLive: 'DISABLED' });
    const ResourceArn = (await read(stack))?.TableArn;
    const { Tags } = await stack.client(DynamoDBClient).send(new ListTagsOfResourceCommand({ ResourceArn }));
    expect(Tags).toEqual([]);
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html
  it('is not deleted while it is protected, and then it is, and may be gone already', async () => {
    const stack = await testStack();
    const before = { ...KEYS, BillingMode: 'PAY_PER_REQUEST', DeletionProtectionEnabled: true };
    const { physicalId } = await stack.create(TYPE, before);
    expect(physicalId).toMatch(/^films-Resource-/);
    await expect(stack.remove(TYPE, physicalId)).rejects.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('protected against deletion'),
    });
    await stack.update(TYPE, physicalId, { ...KEYS, BillingMode: 'PAY_PER_REQUEST' }, before);
    await stack.remove(TYPE, physicalId);
    await stack.remove(TYPE, physicalId);
    expect((await stack.client(DynamoDBClient).send(new ListTablesCommand({}))).TableNames).toEqual([]);
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexUpdate.html
  it('changes the throughput of an index, and refuses by name what of an index cannot change', async () => {
    const stack = await testStack();
    const index = (units: number, ProjectionType = 'ALL') => ({
      ...KEYS,
      TableName: 'movies',
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
      GlobalSecondaryIndexes: [
        {
          IndexName: 'by-id',
          KeySchema: KEYS.KeySchema,
          Projection: { ProjectionType },
          ProvisionedThroughput: { ReadCapacityUnits: units, WriteCapacityUnits: 1 },
        },
      ],
    });
    await stack.create(TYPE, index(1));
    await stack.update(TYPE, 'movies', index(3), index(1));
    expect((await read(stack))?.GlobalSecondaryIndexes).toMatchObject([
      { ProvisionedThroughput: { ReadCapacityUnits: 3 } },
    ]);
    const refused = { code: 'NotImplemented' };
    const projected = stack.update(TYPE, 'movies', index(3, 'KEYS_ONLY'), index(3));
    await expect(projected).rejects.toMatchObject(refused);
    const without = { ...index(3), GlobalSecondaryIndexes: undefined };
    await expect(stack.update(TYPE, 'movies', without, index(3))).rejects.toMatchObject(refused);
    const local = { ...index(3), LocalSecondaryIndexes: [] };
    await expect(stack.update(TYPE, 'movies', local, index(3))).rejects.toMatchObject(refused);
  });

  it('refuses by name what the cloud does not have', async () => {
    const stack = await testStack();
    const stream = { ...MOVIES, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } };
    await expect(stack.create(TYPE, stream)).rejects.toMatchObject({
      code: 'NotImplemented',
      message: expect.stringContaining(`the property StreamSpecification of ${TYPE}`),
    });
  });
});

async function read(stack: TestStack) {
  const { Table } = await stack
    .client(DynamoDBClient)
    .send(new DescribeTableCommand({ TableName: 'movies' }));
  return Table;
}

async function settings(stack: TestStack) {
  const client = stack.client(DynamoDBClient);
  const input = { TableName: 'movies' };
  const backups = await client.send(new DescribeContinuousBackupsCommand(input));
  const ttl = await client.send(new DescribeTimeToLiveCommand(input));
  return {
    recovery: backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus,
    timeToLive: ttl.TimeToLiveDescription?.TimeToLiveStatus,
  };
}
