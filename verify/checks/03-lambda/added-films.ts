import { DeleteCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { emptyBucket } from '../../../modules/01-s3/given/empty-bucket.ts';
import type { Grader } from '../../check.ts';
import type { Item } from '../02-dynamodb/movies-table.ts';
import { keyIn } from './posters.ts';

/**
 * Registers the removal of every film that a function will make under this title. The function chooses the id and the
 * poster's key, so that only the title, or how the synopsis begins, tells that a film is ours.
 */
export function keepFilmsTitled(grader: Grader, title: string): void {
  grader.canary.keep(`films titled ${title}`, async () => {
    for (const item of await filmsTitled(grader, title)) await removeFilm(grader, item);
  });
}

/** The films with this title, or with a synopsis that begins so. */
export function filmsTitled(grader: Grader, title: string): Promise<Item[]> {
  return scan(grader, {
    FilterExpression: 'title = :title OR begins_with(synopsis, :title)',
    ExpressionAttributeValues: { ':title': title },
  });
}

/** The items that a filter lets through. */
export async function scan({ clients, locate }: Grader, filter: object): Promise<Item[]> {
  const TableName = await locate.moviesTable();
  const items: Item[] = [];
  const input = { TableName, ConsistentRead: true, ...filter };
  for await (const page of paginateScan({ client: clients.documents }, input))
    items.push(...(page.Items ?? []));
  return items;
}

/** Removes an item and all versions of its poster. */
export async function removeFilm(grader: Grader, { id, posterUrl }: Item): Promise<void> {
  const { clients, locate } = grader;
  const key = await keyIn(grader, posterUrl);
  if (key) await emptyBucket(grader, await locate.postersBucket(), key);
  await clients.documents.send(new DeleteCommand({ TableName: await locate.moviesTable(), Key: { id } }));
}
