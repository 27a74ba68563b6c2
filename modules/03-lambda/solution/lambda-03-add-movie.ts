// LAMBDA-03: the function that adds a film. It writes new posters and new items, and may delete neither.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { logStreamsArn, postersArn, tableArn } from '../given/arns.ts';
import { deployFunction } from '../given/deploy-function.ts';

const source = join(import.meta.dirname, 'functions', 'add-movie.ts');

export default async function deployAddMovie(course: Course): Promise<void> {
  await deployFunction(course, {
    function: 'addMovie',
    source,
    memoryMb: 256,
    // Up to 4 MB go on to S3.
    timeoutSeconds: 30,
    environment: { TABLE_NAME: course.names.moviesTable, POSTERS_BUCKET: course.names.postersBucket },
    statements: [
      { Sid: 'WriteMovie', Effect: 'Allow', Action: ['dynamodb:PutItem'], Resource: tableArn(course) },
      // Its answer shows the new film with a signed address, and that opens only if the role may read.
      {
        Sid: 'WriteAndReadPosters',
        Effect: 'Allow',
        Action: ['s3:PutObject', 's3:GetObject'],
        Resource: postersArn(course),
      },
      {
        Sid: 'Log',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: logStreamsArn(course, 'addMovie'),
      },
    ],
  });
}
