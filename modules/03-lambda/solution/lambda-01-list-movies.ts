// LAMBDA-01: the function that lists films. It reads the table page by page, and signs addresses of posters.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { logStreamsArn, postersArn, tableArn } from '../given/arns.ts';
import { deployFunction } from '../given/deploy-function.ts';

const source = join(import.meta.dirname, 'functions', 'list-movies.ts');

export default async function deployListMovies(course: Course): Promise<void> {
  await deployFunction(course, {
    function: 'listMovies',
    source,
    memoryMb: 256,
    timeoutSeconds: 10,
    environment: { TABLE_NAME: course.names.moviesTable, POSTERS_BUCKET: course.names.postersBucket },
    statements: [
      { Sid: 'ReadMovies', Effect: 'Allow', Action: ['dynamodb:Scan'], Resource: tableArn(course) },
      // A signed address opens only as far as the role that signed it may read.
      { Sid: 'ReadPosters', Effect: 'Allow', Action: ['s3:GetObject'], Resource: postersArn(course) },
      {
        Sid: 'Log',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: logStreamsArn(course, 'listMovies'),
      },
    ],
  });
}
