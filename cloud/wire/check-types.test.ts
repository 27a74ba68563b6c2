import * as dynamodb from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { checkTypes } from './check-types.ts';
import { operationsOf } from './operations.ts';

const scan = operationsOf(dynamodb).get('Scan');

describe('checkTypes', () => {
  it('takes a document of the right types, with members that it does not know', () => {
    expect(() => check({ TableName: 'movies', Limit: 5, Unknown: {} })).not.toThrow();
  });

  it.each([
    [{ TableName: 5 }, 'NUMBER_VALUE cannot be converted to String'],
    [{ Limit: 'five' }, 'STRING_VALUE cannot be converted to Number'],
    [{ ConsistentRead: 'yes' }, 'STRING_VALUE cannot be converted to Boolean'],
    [{ TableName: {} }, 'Start of structure or map found where not expected'],
    [{ ConsistentRead: [] }, 'Unrecognized collection type class java.lang.Boolean'],
    [{ TableName: true }, 'TRUE_VALUE cannot be converted to String'],
    [
      { ExclusiveStartKey: { id: { B: 'no base64' } } },
      'only base-64-encoded strings are convertible to bytes',
    ],
    [{ AttributesToGet: 'id' }, 'Unexpected field type'],
  ])('refuses %j', (document, message) => {
    expect(() => check(document)).toThrow(
      expect.objectContaining({ code: 'SerializationException', message }),
    );
  });

  // https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait: nothing is no member of a list.
  it('refuses nothing in a list of structures', () => {
    const transaction = operationsOf(dynamodb).get('TransactWriteItems');
    if (!transaction) throw new Error('the SDK has no TransactWriteItems');
    expect(() => checkTypes(transaction.input, { TransactItems: [null] })).toThrow(
      expect.objectContaining({ code: 'SerializationException' }),
    );
  });
});

function check(document: unknown): void {
  if (!scan) throw new Error('the SDK has no Scan');
  checkTypes(scan.input, document);
}
