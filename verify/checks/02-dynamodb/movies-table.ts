import { DescribeTableCommand, type TableDescription } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { ifExists } from '../../../shared/aws-errors.ts';
import { isCanaryId, isCanaryTitle } from '../../canaries.ts';
import type { Grader } from '../../check.ts';

export type Item = Record<string, unknown>;

/** The table as DynamoDB describes it; undefined when there is none. */
export async function describeTable({ clients, locate }: Grader): Promise<TableDescription | undefined> {
  const TableName = await locate.moviesTable();
  const call = clients.dynamodb.send(new DescribeTableCommand({ TableName }));
  return (await ifExists(call, 'ResourceNotFoundException'))?.Table;
}

/**
 * Every item by its id, without those that other checks put there. A scan answers 1 MB at a time, and only a
 * consistent one sees what was written just now.
 */
export async function readItems({ clients, locate, log }: Grader): Promise<Map<string, Item>> {
  const TableName = await locate.moviesTable();
  const items = new Map<string, Item>();
  const pages = paginateScan({ client: clients.documents }, { TableName, ConsistentRead: true });
  for await (const page of pages) {
    for (const item of page.Items ?? []) if (!isCanary(item)) items.set(String(item.id), item);
  }
  log(`scanned ${TableName}, ${items.size} items`);
  return items;
}

/** A film that a function of the student's added for the grader has an id of the function's choice. */
function isCanary({ id, title }: Item): boolean {
  return isCanaryId(String(id)) || isCanaryTitle(title);
}

/** Registers the removal of an item that the check is about to put. */
export function keepItem({ clients, canary }: Grader, TableName: string, id: string): void {
  const remove = new DeleteCommand({ TableName, Key: { id } });
  // Where the table has another key the item was refused, and so is its removal.
  canary.keep(`item ${id} of ${TableName}`, () =>
    ifExists(clients.documents.send(remove), 'ValidationException', 'ResourceNotFoundException'),
  );
}
