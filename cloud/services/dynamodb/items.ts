import type * as Sdk from '@aws-sdk/client-dynamodb';
import type { Handlers, Modelled } from '../service.ts';
import { runTyped } from './json.ts';

/** Reading and writing items: dynalite's own ground. */
export const handlers = {
  PutItem: (input, call) => runTyped<Sdk.PutItemOutput>(call, 'PutItem', input),
  GetItem: (input, call) => runTyped<Sdk.GetItemOutput>(call, 'GetItem', input),
  UpdateItem: (input, call) => runTyped<Sdk.UpdateItemOutput>(call, 'UpdateItem', input),
  DeleteItem: (input, call) => runTyped<Sdk.DeleteItemOutput>(call, 'DeleteItem', input),
  Query: (input, call) => runTyped<Sdk.QueryOutput>(call, 'Query', input),
  Scan: (input, call) => runTyped<Sdk.ScanOutput>(call, 'Scan', input),
  BatchGetItem: (input, call) => runTyped<Sdk.BatchGetItemOutput>(call, 'BatchGetItem', input),
  BatchWriteItem: (input, call) => runTyped<Sdk.BatchWriteItemOutput>(call, 'BatchWriteItem', input),
} satisfies Handlers<typeof Sdk>;

const CONDITION = [
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ConditionalOperator',
  'Expected',
  'ReturnValues',
  'ReturnConsumedCapacity',
  'ReturnItemCollectionMetrics',
];
const READ = [
  'TableName',
  'IndexName',
  'Select',
  'Limit',
  'ExclusiveStartKey',
  'ConsistentRead',
  'ReturnConsumedCapacity',
  'FilterExpression',
  'ProjectionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ConditionalOperator',
  'AttributesToGet',
];

export const modelled: Modelled<typeof handlers> = {
  PutItem: ['TableName', 'Item', ...CONDITION],
  GetItem: [
    'TableName',
    'Key',
    'ConsistentRead',
    'ReturnConsumedCapacity',
    'ProjectionExpression',
    'ExpressionAttributeNames',
    'AttributesToGet',
  ],
  UpdateItem: ['TableName', 'Key', 'UpdateExpression', 'AttributeUpdates', ...CONDITION],
  DeleteItem: ['TableName', 'Key', ...CONDITION],
  Query: [...READ, 'KeyConditionExpression', 'KeyConditions', 'QueryFilter', 'ScanIndexForward'],
  Scan: [...READ, 'ScanFilter', 'Segment', 'TotalSegments'],
  BatchGetItem: ['RequestItems', 'ReturnConsumedCapacity'],
  BatchWriteItem: ['RequestItems', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'],
};
