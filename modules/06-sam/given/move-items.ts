import { isDeepStrictEqual } from 'node:util';
import { PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Course } from '../../../shared/step.ts';
import { chunks } from '../../02-dynamodb/solution/ddb-02-migrate.ts';
import type { House } from './move-house.ts';

type Item = Record<string, unknown>;

/** How many items are on their way at once. */
const AT_ONCE = 10;

/**
 * Copies the items that the new table does not have, with the new bucket in their posterUrl, and then compares both
 * tables. An item that is in the new table already stays: somebody may have changed the film since.
 *
 * @throws CourseError `step` when an item did not arrive
 */
export async function moveItems(course: Course, from: House, to: House): Promise<void> {
  const wanted = (await itemsIn(course, from.table)).map((item) => moved(item, from, to));
  let written = 0;
  for (const batch of chunks(wanted, AT_ONCE)) {
    const added = await Promise.all(batch.map((item) => add(course, to.table, item)));
    written += added.filter(Boolean).length;
  }
  const { report } = course;
  if (written === 0) report.same(`all ${wanted.length} films are in table ${to.table}`);
  else report.did(`copied ${written} of ${wanted.length} films to table ${to.table}`);
  await compare(course, to, wanted);
}

function moved(item: Item, from: House, to: House): Item {
  const old = `s3://${from.bucket}/`;
  const { posterUrl } = item;
  if (typeof posterUrl !== 'string' || !posterUrl.startsWith(old)) return item;
  return { ...item, posterUrl: `s3://${to.bucket}/${posterUrl.slice(old.length)}` };
}

/** True when the item was not there. */
async function add({ clients }: Course, TableName: string, Item: Item): Promise<boolean> {
  const command = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(id)' });
  return (await ifExists(clients.documents.send(command), 'ConditionalCheckFailedException')) !== undefined;
}

async function itemsIn({ clients }: Course, TableName: string): Promise<Item[]> {
  const items: Item[] = [];
  // Without ConsistentRead a scan may miss what was written a moment ago.
  for await (const page of paginateScan({ client: clients.documents }, { TableName, ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  return items;
}

async function compare(course: Course, to: House, wanted: Item[]): Promise<void> {
  const there = new Map((await itemsIn(course, to.table)).map((item) => [item.id, item]));
  const lost = wanted.filter(({ id }) => !there.has(id));
  const changed = wanted
    .filter(({ id }) => there.has(id))
    .filter((item) => !isDeepStrictEqual(there.get(item.id), item));
  const { report } = course;
  report.note(`compared ${wanted.length} films: ${wanted.length - lost.length - changed.length} equal`);
  if (changed.length > 0) {
    report.note(`films that differ were changed since they moved, and stay so: ${idsOf(changed)}`);
  }
  if (lost.length === 0) return;
  throw new CourseError(
    'step',
    `${lost.length} films did not arrive in table ${to.table}: ${idsOf(lost)}.`,
    'Something else deletes from the table. Run the command again.',
  );
}

function idsOf(items: Item[]): string {
  return items.map(({ id }) => String(id)).join(', ');
}
