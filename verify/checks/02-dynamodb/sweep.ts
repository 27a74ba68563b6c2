import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { canaryIdPrefix } from '../../canaries.ts';
import type { Grader } from '../../check.ts';

/** Removes the items that a killed grader left in the table. */
export async function sweep({ clients, locate }: Grader): Promise<void> {
  const TableName = await locate.moviesTable();
  const input = {
    TableName,
    FilterExpression: 'begins_with(id, :canary)',
    ExpressionAttributeValues: { ':canary': canaryIdPrefix },
    ProjectionExpression: 'id',
  };
  for await (const page of paginateScan({ client: clients.documents }, input)) {
    for (const { id } of page.Items ?? []) {
      await clients.documents.send(new DeleteCommand({ TableName, Key: { id } }));
    }
  }
}
