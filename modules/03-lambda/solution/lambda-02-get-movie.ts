// LAMBDA-02: the function that shows one film. It reads one item by its key, and may not scan the table.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { logStreamsArn, postersArn, tableArn } from '../given/arns.ts';
import { deployFunction } from '../given/deploy-function.ts';

const source = join(import.meta.dirname, 'functions', 'get-movie.ts');

export default async function deployGetMovie(course: Course): Promise<void> {
  await deployFunction(course, {
    function: 'getMovie',
    source,
    memoryMb: 256,
    timeoutSeconds: 10,
    environment: { TABLE_NAME: course.names.moviesTable, POSTERS_BUCKET: course.names.postersBucket },
    statements: [
      { Sid: 'ReadMovie', Effect: 'Allow', Action: ['dynamodb:GetItem'], Resource: tableArn(course) },
      // A signed address opens only as far as the role that signed it may read.
      { Sid: 'ReadPosters', Effect: 'Allow', Action: ['s3:GetObject'], Resource: postersArn(course) },
      {
        Sid: 'Log',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: logStreamsArn(course, 'getMovie'),
      },
    ],
  });
}
