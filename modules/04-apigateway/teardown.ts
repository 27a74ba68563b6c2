// Removes what module 4 made: the API with its stages and deployments, the permissions that let it invoke functions,
// and its address in the site's config.json. The functions and the site belong to other modules and stay.
import { DeleteRestApiCommand } from '@aws-sdk/client-api-gateway';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { awsAnswer, ifExists } from '../../shared/aws-errors.ts';
import { findApi } from '../../shared/find-api.ts';
import { retry } from '../../shared/retry.ts';
import type { Course } from '../../shared/step.ts';
import { removePermissions } from './given/permissions.ts';
import { publishApiUrl } from './given/publish-api-url.ts';

export default async function teardown(course: Course): Promise<void> {
  await removeApis(course);
  for (const name of Object.values(course.names.functions)) await removePermissions(course, name);
  await resetSite(course);
}

/** Names need not be unique: two runs at once could have made two APIs, so it looks until there is none. */
async function removeApis({ clients, names, report }: Course): Promise<void> {
  let removed = 0;
  for (;;) {
    const found = await findApi(clients.apigateway, names.apiName);
    if (!found?.id) break;
    const command = new DeleteRestApiCommand({ restApiId: found.id });
    // AWS deletes one API in 30 seconds: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
    await retry(() => ifExists(clients.apigateway.send(command), 'NotFoundException'), {
      retryable: (error) => awsAnswer(error)?.code === 'TooManyRequestsException',
      deadlineMs: 3 * 60_000,
    });
    removed += 1;
    report.did(`deleted API ${names.apiName} (${found.id}), its stages and deployments`);
  }
  if (removed === 0) report.same(`there is no API ${names.apiName}`);
}

/** A site that is gone, or that has no config.json, has no address to forget. */
async function resetSite(course: Course): Promise<void> {
  const { clients, names, report } = course;
  const file = { Bucket: names.siteBucket, Key: 'config.json' };
  const found = await ifExists(
    clients.s3.send(new HeadObjectCommand(file)),
    'NotFound',
    'NoSuchKey',
    'NoSuchBucket',
  );
  if (found) await publishApiUrl(course, null);
  else report.same('there is no config.json that could name the API');
}
