import { describe, expect, it } from 'vitest';
import { checkConstraints, loadConstraints } from '../constraints.ts';
import { answer, BAD, ONE, type Seen } from './seen.ts';

// Each message is one that AWS was seen to answer; the first column says where (owner/name#n is on github.com).

const CAPTURE = 'nubo-db/dynamodb-conformance (captures of 2026-06-09, us-east-1)';
const long = 'a'.repeat(256);
const keys = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
  { AttributeName: 'extra', KeyType: 'RANGE' },
];

const seen: Seen[] = [
  [CAPTURE, 'PutItem', { Item: {} }, `${ONE} null at 'tableName' ${BAD} not be null`],
  [
    CAPTURE,
    'PutItem',
    { TableName: '', Item: {} },
    `${ONE} '' at 'tableName' ${BAD} have length greater than or equal to 1`,
  ],
  [
    CAPTURE,
    'PutItem',
    { TableName: long, Item: {} },
    `${ONE} '${long}' at 'tableName' ${BAD} have length less than or equal to 255`,
  ],
  [
    CAPTURE,
    'PutItem',
    { TableName: 'bad table!@#', Item: {} },
    `${ONE} 'bad table!@#' at 'tableName' ${BAD} satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
  ],
  [
    CAPTURE,
    'CreateTable',
    { TableName: 'ab' },
    `${ONE} 'ab' at 'tableName' ${BAD} have length greater than or equal to 3`,
  ],
  [
    CAPTURE,
    'PutItem',
    {
      TableName: 'movies',
      Item: {},
      ReturnValues: 'INVALID',
      ReturnConsumedCapacity: 'INVALID',
      ReturnItemCollectionMetrics: 'INVALID',
    },
    `3 validation errors detected: Value 'INVALID' at 'returnValues' ${BAD} satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; Value 'INVALID' at 'returnConsumedCapacity' ${BAD} satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'INVALID' at 'returnItemCollectionMetrics' ${BAD} satisfy enum value set: [SIZE, NONE]`,
  ],
  [
    'nubo-db/dynoxide#11',
    'CreateTable',
    { TableName: 'movies', KeySchema: keys },
    `${ONE} '[KeySchemaElement(attributeName=pk, keyType=HASH), KeySchemaElement(attributeName=sk, keyType=RANGE), KeySchemaElement(attributeName=extra, keyType=RANGE)]' at 'keySchema' ${BAD} have length less than or equal to 2`,
  ],
  [
    'mandarzope/loopback-connector-dynamodb#5',
    'CreateTable',
    { TableName: 'movies', KeySchema: [] },
    `${ONE} '[]' at 'keySchema' ${BAD} have length greater than or equal to 1`,
  ],
  [
    'risingwavelabs/risingwave#17572',
    'BatchWriteItem',
    { RequestItems: { movies: [] } },
    `${ONE} '{movies=[]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]`,
  ],
];

describe('DynamoDB', () => {
  it.each(seen)('says what %s shows for %s', async (_place, operation, input, message) => {
    expect(await answer('dynamodb', operation, input)).toEqual({
      code: 'ValidationException',
      status: 400,
      message,
    });
  });
});

it('takes an ARN where DynamoDB takes a table name or an ARN', async () => {
  const TableName = `arn:aws:dynamodb:us-east-1:000000000000:table/${'a'.repeat(255)}`;
  const constraints = await loadConstraints('dynamodb');
  expect(checkConstraints(constraints, 'PutItem', { TableName, Item: {} })).toEqual([]);
});
