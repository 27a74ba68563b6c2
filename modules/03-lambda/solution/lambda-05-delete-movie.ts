// LAMBDA-05: the function that removes a film and its poster. It reads neither: DeleteItem returns what it deleted.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { logStreamsArn, postersArn, tableArn } from '../given/arns.ts';
import { deployFunction } from '../given/deploy-function.ts';

const source = join(import.meta.dirname, 'functions', 'delete-movie.ts');

export default async function deployDeleteMovie(course: Course): Promise<void> {
  await deployFunction(course, {
    function: 'deleteMovie',
    source,
    memoryMb: 256,
    timeoutSeconds: 10,
    environment: { TABLE_NAME: course.names.moviesTable, POSTERS_BUCKET: course.names.postersBucket },
    statements: [
      { Sid: 'DeleteMovie', Effect: 'Allow', Action: ['dynamodb:DeleteItem'], Resource: tableArn(course) },
      { Sid: 'DeletePosters', Effect: 'Allow', Action: ['s3:DeleteObject'], Resource: postersArn(course) },
      {
        Sid: 'Log',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: logStreamsArn(course, 'deleteMovie'),
      },
    ],
  });
}
