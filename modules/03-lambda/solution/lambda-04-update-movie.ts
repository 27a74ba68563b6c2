// LAMBDA-04: the function that changes a film and replaces its poster. It looks first whether the film is there.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { logStreamsArn, postersArn, tableArn } from '../given/arns.ts';
import { deployFunction } from '../given/deploy-function.ts';

const source = join(import.meta.dirname, 'functions', 'update-movie.ts');

export default async function deployUpdateMovie(course: Course): Promise<void> {
  await deployFunction(course, {
    function: 'updateMovie',
    source,
    memoryMb: 256,
    // Up to 4 MB go on to S3.
    timeoutSeconds: 30,
    environment: { TABLE_NAME: course.names.moviesTable, POSTERS_BUCKET: course.names.postersBucket },
    statements: [
      {
        Sid: 'ChangeMovie',
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        Resource: tableArn(course),
      },
      {
        Sid: 'ReplacePosters',
        Effect: 'Allow',
        Action: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
        Resource: postersArn(course),
      },
      {
        Sid: 'Log',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: logStreamsArn(course, 'updateMovie'),
      },
    ],
  });
}
