// The films in DynamoDB. Make the client here, outside every function: what stands here runs once, when Lambda starts a
// copy of your code, and a warm copy uses its open connection again.
//   const documents = DynamoDBDocumentClient.from(new DynamoDBClient());
// The table's name is setting('TABLE_NAME') from ../../../given/functions/setting.ts.
import type { Movie } from '../../../../../shared/movie.ts';
import type { Page } from '../../../given/functions/paging.ts';

/** A page of films in no particular order, and the id of its last film if there are more. */
export async function scanMovies(_page: Page): Promise<{ movies: Movie[]; last?: string }> {
  // TODO: ScanCommand of @aws-sdk/lib-dynamodb with Limit, and ExclusiveStartKey { id: after } for every page but the
  //   first. Ask for one film more than wanted: if it comes, there is a next page.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html
  throw yours('scanMovies');
}

/** One film, or undefined when no film has this id. */
export async function findMovie(_id: string): Promise<Movie | undefined> {
  // TODO: GetCommand with ConsistentRead.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
  throw yours('findMovie');
}

/** Writes a new film, never over another. */
export async function insertMovie(_movie: Movie): Promise<void> {
  // TODO: PutCommand with the condition attribute_not_exists(id). The SDK sends a call again when its answer was lost; so
  //   that the second one is no error, let the condition accept an item with the same posterUrl too.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
  throw yours('insertMovie');
}

/**
 * Changes fields of a film that is there.
 *
 * @param _posterBefore the poster that a new one replaces; when the film names another by now, nothing is changed
 * @returns the film as it is now, or undefined when nothing was changed
 */
export async function changeMovie(
  _id: string,
  _changes: Partial<Omit<Movie, 'id'>>,
  _posterBefore?: string,
): Promise<Movie | undefined> {
  // TODO: UpdateCommand with UpdateExpression, ExpressionAttributeNames and ExpressionAttributeValues made from the
  //   changes, ConditionExpression attribute_exists(id), ReturnValues ALL_NEW. ConditionalCheckFailedException means that
  //   nothing was changed. With a new poster, the condition also wants posterUrl to be the old one or the new one.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
  throw yours('changeMovie');
}

/** Removes a film and returns it as it was, or undefined when no film has this id. */
export async function removeMovie(_id: string): Promise<Movie | undefined> {
  // TODO: DeleteCommand with ReturnValues ALL_OLD.
  //   https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
  throw yours('removeMovie');
}

function yours(name: string): Error {
  return new Error(`${name} is yours to write in starter/functions/lib/movies.ts`);
}
