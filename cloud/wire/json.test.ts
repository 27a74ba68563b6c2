import * as dynamodb from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { jsonCodec } from './json.ts';
import { operationsOf } from './operations.ts';

const describeTable = operationsOf(dynamodb).get('DescribeTable');

it('takes a body that is empty for a document without members', () => {
  expect(read('')).toEqual({});
  expect(read('{"TableName":null}')).not.toMatchObject({ TableName: expect.any(String) });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
it.each(['null', '[]', '"x"', '5', '{"TableName":', '{"TableName":5}'])('refuses the body %s', (body) => {
  expect(() => read(body)).toThrow(expect.objectContaining({ code: 'SerializationException' }));
});

function read(body: string): unknown {
  if (!describeTable) throw new Error('the SDK has no DescribeTable');
  return jsonCodec(false).read(describeTable.input, Buffer.from(body));
}
