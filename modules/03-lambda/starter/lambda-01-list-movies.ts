// LAMBDA-01: the function that lists films.
//
// Two places are yours: functions/list-movies.ts is what runs on Lambda, and this file says how it gets there. Given to
// you is deployFunction in ../given/deploy-function.ts. It bundles your code, makes the log group, the role and the
// function, corrects them when you run it again, and waits until the function is Active.
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';

/** The file that becomes the function. */
export const source = join(import.meta.dirname, 'functions', 'list-movies.ts');

export default async function deployListMovies(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: write the handler in functions/list-movies.ts, and what it uses in functions/lib/.
  report.note('TODO 1: the handler in functions/list-movies.ts');

  // TODO 2: three statements for the role, each { Sid, Effect: 'Allow', Action: [...], Resource }:
  //   dynamodb:Scan on tableArn(course); s3:GetObject on postersArn(course); logs:CreateLogStream and logs:PutLogEvents
  //   on logStreamsArn(course, 'listMovies'). The three ARNs come from ../given/arns.ts. No `*` in an action.
  //   https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html
  report.note(`TODO 2: what the role ${names.roles.listMovies} allows`);

  // TODO 3: call deployFunction(course, { function: 'listMovies', source, memoryMb: 256, timeoutSeconds: 10,
  //   environment: { TABLE_NAME, POSTERS_BUCKET }, statements }). The table and the bucket have their names in `names`.
  //   https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
  report.note(`TODO 3: deploy ${names.functions.listMovies}`);
}
