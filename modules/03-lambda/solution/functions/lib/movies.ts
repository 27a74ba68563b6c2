// The films in DynamoDB. The client is made once, outside every handler: a warm function uses its open connection again.
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  ScanCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Movie } from '../../../../../shared/movie.ts';
import type { Page } from '../../../given/functions/paging.ts';
import { setting } from '../../../given/functions/setting.ts';

const documents = DynamoDBDocumentClient.from(new DynamoDBClient());

/**
 * A page of films in no particular order, and the id of its last film if there are more.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export async function scanMovies({ limit, after }: Page): Promise<{ movies: Movie[]; last?: string }> {
  const { Items = [], LastEvaluatedKey } = await documents.send(
    new ScanCommand({
      TableName: setting('TABLE_NAME'),
      // One more than asked for tells whether there is a next page, so that no page comes out empty.
      Limit: limit + 1,
      ExclusiveStartKey: after === undefined ? undefined : { id: after },
      // Somebody who has just added a film looks for it in the list.
      ConsistentRead: true,
    }),
  );
  const movies = Items.slice(0, limit) as Movie[];
  const isMore = Items.length > limit || LastEvaluatedKey !== undefined;
  return { movies, last: isMore ? movies.at(-1)?.id : undefined };
}

/** One film, or undefined when no film has this id. */
export async function findMovie(id: string): Promise<Movie | undefined> {
  const { Item } = await documents.send(
    new GetCommand({ TableName: setting('TABLE_NAME'), Key: { id }, ConsistentRead: true }),
  );
  return Item as Movie | undefined;
}

/** Writes a new film. */
export async function insertMovie(movie: Movie): Promise<void> {
  await documents.send(
    new PutCommand({
      TableName: setting('TABLE_NAME'),
      Item: movie,
      // Never over another film. The second half is for the SDK: when an answer is lost it sends the call again, and
      // then finds its own film.
      ConditionExpression: 'attribute_not_exists(id) OR posterUrl = :posterUrl',
      ExpressionAttributeValues: { ':posterUrl': movie.posterUrl },
    }),
  );
}

/**
 * Changes fields of a film that is there.
 *
 * @param posterBefore the poster that a new one replaces; when the film names another by now, nothing is changed
 * @returns the film as it is now, or undefined when nothing was changed: an update without a condition makes a new item
 */
export async function changeMovie(
  id: string,
  changes: Partial<Omit<Movie, 'id'>>,
  posterBefore?: string,
): Promise<Movie | undefined> {
  const fields = Object.entries(changes);
  const values = fields.map(([name, value]) => [`:${name}`, value]);
  const update = new UpdateCommand({
    TableName: setting('TABLE_NAME'),
    Key: { id },
    // "SET #title = :title, …": by names of our own no field can be one of DynamoDB's reserved words.
    UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(values),
      ...(changes.posterUrl === undefined ? {} : { ':before': posterBefore ?? '' }),
    },
    ConditionExpression: changes.posterUrl === undefined ? IS_THERE : `${IS_THERE} AND ${HAS_POSTER}`,
    ReturnValues: 'ALL_NEW',
  });
  try {
    return (await documents.send(update)).Attributes as Movie;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

const IS_THERE = 'attribute_exists(id)';
// The new poster is accepted too: when an answer is lost, the SDK sends the update again.
const HAS_POSTER = '(attribute_not_exists(#posterUrl) OR #posterUrl IN (:before, :posterUrl))';

/** Removes a film and returns it as it was, or undefined when no film has this id. */
export async function removeMovie(id: string): Promise<Movie | undefined> {
  const { Attributes } = await documents.send(
    new DeleteCommand({ TableName: setting('TABLE_NAME'), Key: { id }, ReturnValues: 'ALL_OLD' }),
  );
  return Attributes as Movie | undefined;
}
