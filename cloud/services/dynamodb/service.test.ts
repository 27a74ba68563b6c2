import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refusal, type TestCloud, testCloud } from '../../testing.ts';

// The judge: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
let test: TestCloud;
let dynamodb: DynamoDBClient;

beforeAll(async () => {
  test = await testCloud();
  dynamodb = test.client(DynamoDBClient);
  await createTable('movies');
});
afterAll(() => test.cloud.close());

describe('tables', () => {
  it('are CREATING and then ACTIVE, with the tags they were made with', async () => {
    const { TableDescription } = await dynamodb.send(
      new CreateTableCommand({ ...definition('tagged'), Tags: [{ Key: 'course', Value: 'cinedb' }] }),
    );
    expect(TableDescription?.TableStatus).toBe('CREATING');
    await active('tagged');
    const { Tags } = await dynamodb.send(
      new ListTagsOfResourceCommand({ ResourceArn: TableDescription?.TableArn }),
    );
    expect(Tags).toEqual([{ Key: 'course', Value: 'cinedb' }]);
  });

  it('that are protected cannot be deleted until the protection is off', async () => {
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html
    await createTable('protected', { DeletionProtectionEnabled: true });
    const remove = new DeleteTableCommand({ TableName: 'protected' });
    expect(await refusal(dynamodb.send(remove))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('currently protected against deletion'),
    });
    await dynamodb.send(new UpdateTableCommand({ TableName: 'protected', DeletionProtectionEnabled: false }));
    await dynamodb.send(remove);
    await vi.waitFor(async () => {
      const describe = dynamodb.send(new DescribeTableCommand({ TableName: 'protected' }));
      expect(await refusal(describe)).toMatchObject({ name: 'ResourceNotFoundException' });
    });
  });

  it('refuse a name that is taken, and an update of nothing', async () => {
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
    expect(await refusal(dynamodb.send(new CreateTableCommand(definition('movies'))))).toMatchObject({
      name: 'ResourceInUseException',
      message: 'Table already exists: movies',
    });
    expect(await refusal(dynamodb.send(new UpdateTableCommand({ TableName: 'movies' })))).toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('At least one of ProvisionedThroughput, BillingMode'),
    });
  });

  it('are apart for each account and region', async () => {
    const elsewhere = test.client(DynamoDBClient, { region: 'eu-west-1' });
    const other = test.client(DynamoDBClient, {
      credentials: { accessKeyId: '111111111111', secretAccessKey: 'test' },
    });
    for (const client of [elsewhere, other]) {
      const describe = client.send(new DescribeTableCommand({ TableName: 'movies' }));
      expect(await refusal(describe)).toMatchObject({ name: 'ResourceNotFoundException' });
    }
  });
});

describe('items', () => {
  it('come back as they were put, bytes and numbers included', async () => {
    const Item = { id: { S: 'a' }, rating: { N: '7.5' }, bytes: { B: new Uint8Array([0, 255]) } };
    await dynamodb.send(new PutItemCommand({ TableName: 'movies', Item }));
    const { Item: found } = await dynamodb.send(
      new GetItemCommand({ TableName: 'movies', Key: { id: { S: 'a' } } }),
    );
    expect(found).toEqual(Item);
  });

  it('refuse a reserved word in an update expression', async () => {
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html
    const update = new UpdateItemCommand({
      TableName: 'movies',
      Key: { id: { S: 'a' } },
      UpdateExpression: 'SET year = :y',
      ExpressionAttributeValues: { ':y': { N: '1922' } },
    });
    expect(await refusal(dynamodb.send(update))).toMatchObject({
      name: 'ValidationException',
      message: 'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: year',
    });
  });

  it('take the ARN of a table for its name', async () => {
    const TableName = 'arn:aws:dynamodb:us-east-1:000000000000:table/movies';
    await expect(
      dynamodb.send(new GetItemCommand({ TableName, Key: { id: { S: 'a' } } })),
    ).resolves.toBeDefined();
  });

  it('refuse by name what is not modelled', async () => {
    const transaction = new TransactWriteItemsCommand({
      TransactItems: [{ Put: { TableName: 'movies', Item: { id: { S: 'b' } } } }],
    });
    expect(await refusal(dynamodb.send(transaction))).toMatchObject({
      name: 'NotImplemented',
      message: 'The embedded cloud does not model the operation dynamodb:TransactWriteItems.',
    });
  });
});

describe('settings that dynalite lacks', () => {
  it('time to live is turned on once, and not changed again within the hour', async () => {
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
    await createTable('sessions');
    const set = (Enabled: boolean) =>
      dynamodb.send(
        new UpdateTimeToLiveCommand({
          TableName: 'sessions',
          TimeToLiveSpecification: { AttributeName: 'ends', Enabled },
        }),
      );
    await set(true);
    const { TimeToLiveDescription } = await dynamodb.send(
      new DescribeTimeToLiveCommand({ TableName: 'sessions' }),
    );
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ends' });
    expect(await refusal(set(true))).toMatchObject({ message: 'TimeToLive is already enabled' });
    expect(await refusal(set(false))).toMatchObject({
      message: 'Time to live has been modified multiple times within a fixed interval',
    });
    test.cloud.clock.advance(3_600_000);
    await expect(set(false)).resolves.toBeDefined();
  });

  it('point-in-time recovery is off until it is turned on', async () => {
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
    const status = async () => {
      const { ContinuousBackupsDescription } = await dynamodb.send(
        new DescribeContinuousBackupsCommand({ TableName: 'movies' }),
      );
      return ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    };
    expect(await status()).toBe('DISABLED');
    await dynamodb.send(
      new UpdateContinuousBackupsCommand({
        TableName: 'movies',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    expect(await status()).toBe('ENABLED');
  });
});

function definition(TableName: string): CreateTableCommandInput {
  return {
    TableName,
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
  };
}

async function createTable(name: string, more: Partial<CreateTableCommandInput> = {}): Promise<void> {
  await dynamodb.send(new CreateTableCommand({ ...definition(name), ...more }));
  await active(name);
}

async function active(TableName: string): Promise<void> {
  await vi.waitFor(async () => {
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    expect(Table?.TableStatus).toBe('ACTIVE');
  });
}
