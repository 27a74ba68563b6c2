// LAMBDA-06: the function that signs the address of one poster. It never sees the table.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { logStreamsArn, postersArn } from '../given/arns.ts';
import { deployFunction } from '../given/deploy-function.ts';

const source = join(import.meta.dirname, 'functions', 'poster-url.ts');

export default async function deployPosterUrl(course: Course): Promise<void> {
  await deployFunction(course, {
    function: 'posterUrl',
    source,
    memoryMb: 256,
    timeoutSeconds: 10,
    environment: { POSTERS_BUCKET: course.names.postersBucket },
    statements: [
      // A signed address opens only as far as the role that signed it may read.
      { Sid: 'ReadPosters', Effect: 'Allow', Action: ['s3:GetObject'], Resource: postersArn(course) },
      {
        Sid: 'Log',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: logStreamsArn(course, 'posterUrl'),
      },
    ],
  });
}
