import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { StackOutputs } from '../../../shared/stack-outputs.ts';
import type { Course } from '../../../shared/step.ts';
import { moveItems } from './move-items.ts';
import { movePosters } from './move-posters.ts';

/** Where films live: a table, and a bucket for their posters. */
export interface House {
  table: string;
  bucket: string;
}

/**
 * Copies films and posters from what the scripts of modules 1 to 3 made into a stack, and compares both sides. Nothing
 * is deleted, and nothing in the stack is written over: run again, it completes what is missing.
 *
 * @throws CourseError `step` when there is nothing to move, or when the two sides are not equal afterwards
 */
export async function moveHouse(course: Course, outputs: StackOutputs): Promise<void> {
  const from = oldHouse(course);
  if (!(await isInhabited(course))) {
    throw new CourseError(
      'step',
      `There is no table ${from.table}.`,
      'There is nothing to move. Films without a house come with npm run solve -- --module 2.',
    );
  }
  const to = { table: outputs.MoviesTableName, bucket: outputs.PostersBucketName };
  // The posters first: an item that names a poster which is not there yet would show a broken picture.
  await movePosters(course, from, to);
  await moveItems(course, from, to);
}

/** Whether the scripts' table is there to be moved from. */
export async function isInhabited({ clients, names }: Course): Promise<boolean> {
  const command = new DescribeTableCommand({ TableName: names.moviesTable });
  return (await ifExists(clients.dynamodb.send(command), 'ResourceNotFoundException')) !== undefined;
}

function oldHouse({ names }: Course): House {
  return { table: names.moviesTable, bucket: names.postersBucket };
}
