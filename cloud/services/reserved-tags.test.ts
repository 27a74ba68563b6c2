import { APIGatewayClient, CreateRestApiCommand } from '@aws-sdk/client-api-gateway';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { CreateFunctionCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { passingCloud, refusal } from '../testing.ts';

const KEY = 'AWS:own';

// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
it('nobody makes an API, a log group, a table or a function with a tag of AWS itself', async () => {
  const { client } = await passingCloud();
  const api = new CreateRestApiCommand({ name: 'films', tags: { [KEY]: 'yes' } });
  expect(await refusal(client(APIGatewayClient).send(api))).toMatchObject({
    name: 'BadRequestException',
    message: "Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)",
  });
  const group = new CreateLogGroupCommand({ logGroupName: '/films', tags: { [KEY]: 'yes' } });
  expect(await refusal(client(CloudWatchLogsClient).send(group))).toMatchObject({
    name: 'InvalidParameterException',
  });
  const table = new CreateTableCommand({
    TableName: 'films',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    Tags: [{ Key: KEY, Value: 'yes' }],
  });
  const dynamodb = client(DynamoDBClient);
  expect(await refusal(dynamodb.send(table))).toMatchObject({ name: 'ValidationException' });
  expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([]);
  const made = new CreateFunctionCommand({
    FunctionName: 'films',
    Role: 'arn:aws:iam::000000000000:role/films',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: new Uint8Array([1]) },
    Tags: { [KEY]: 'yes' },
  });
  const lambda = client(LambdaClient);
  expect(await refusal(lambda.send(made))).toMatchObject({
    name: 'InvalidParameterValueException',
    message: 'aws: prefixed tag key names are not allowed for external use.',
  });
  expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
});
