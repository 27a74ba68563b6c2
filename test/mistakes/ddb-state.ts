import { DescribeTableCommand, type TableDescription } from '@aws-sdk/client-dynamodb';
import {
  CopyObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { ifExists } from '../../shared/aws-errors.ts';
import type { Course } from '../../shared/step.ts';

export type Item = Record<string, unknown>;

export async function describe({ clients, names }: Course): Promise<TableDescription | undefined> {
  const call = clients.dynamodb.send(new DescribeTableCommand({ TableName: names.moviesTable }));
  return (await ifExists(call, 'ResourceNotFoundException'))?.Table;
}

/** Replaces every item by what `change` makes of it; undefined removes it. */
export async function changeItems(
  { clients, names }: Course,
  change: (item: Item, index: number) => Item | undefined,
): Promise<void> {
  const TableName = names.moviesTable;
  const items: Item[] = [];
  const pages = paginateScan({ client: clients.documents }, { TableName, ConsistentRead: true });
  for await (const page of pages) items.push(...(page.Items ?? []));
  items.sort((one, other) => String(one.id).localeCompare(String(other.id)));
  for (const [index, item] of items.entries()) {
    const changed = change(item, index);
    if (changed) await clients.documents.send(new PutCommand({ TableName, Item: changed }));
    if (changed?.id !== item.id) {
      await clients.documents.send(new DeleteCommand({ TableName, Key: { id: item.id } }));
    }
  }
}

/** The keys of all posters, in order. */
export async function posterKeys({ clients, names }: Course): Promise<string[]> {
  const keys: string[] = [];
  const pages = paginateListObjectsV2(
    { client: clients.s3 },
    { Bucket: names.postersBucket, Prefix: 'posters/' },
  );
  for await (const page of pages) keys.push(...(page.Contents ?? []).map(({ Key }) => String(Key)));
  return keys;
}

/** Writes every poster again, as a careless upload would have it. */
export async function changePosters(
  course: Course,
  change: (bytes: Buffer) => { Body: Uint8Array | string; ContentType?: string },
): Promise<void> {
  const { clients, names } = course;
  const Bucket = names.postersBucket;
  for (const Key of await posterKeys(course)) {
    const now = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
    const bytes = Buffer.from((await now.Body?.transformToByteArray()) ?? []);
    const put = { ContentType: now.ContentType, ...change(bytes) };
    await clients.s3.send(new PutObjectCommand({ Bucket, Key, ...put }));
  }
}

/** Puts one poster in the place of all others. */
export async function copyFirstPoster(course: Course): Promise<void> {
  const Bucket = course.names.postersBucket;
  const [first, ...others] = await posterKeys(course);
  for (const Key of others) {
    await course.clients.s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${first}` }));
  }
}
