import { CreateInvalidationCommand, GetInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ifExists } from '../../../shared/aws-errors.ts';
import { CourseError } from '../../../shared/errors.ts';
import { findDistribution } from '../../../shared/find-distribution.ts';
import { request } from '../../../shared/http.ts';
import type { Course } from '../../../shared/step.ts';
import { waitFor } from '../../../shared/wait.ts';

const KEY = 'config.json';

/**
 * Tells the site where its API is: writes `apiUrl` into config.json, keeps what else is in there, and waits until
 * CloudFront hands the new file out.
 *
 * @param apiUrl null: there is none
 */
export async function publishApiUrl(course: Course, apiUrl: string | null): Promise<void> {
  const written = await writeConfig(course, apiUrl);
  const distribution = await findDistribution(course.clients.cloudfront, course.names.distributionComment);
  // One that is switched off is on its way out, and answers nobody.
  if (!distribution?.Id || !distribution.Enabled) return;
  const address = `https://${distribution.DomainName}/${KEY}`;
  // A run that ended after the file was written has left the old one in CloudFront.
  if (!written && (await servedApiUrl(address)) === apiUrl) {
    return course.report.same('CloudFront serves this config.json');
  }
  await invalidate(course, distribution.Id);
}

/** True when the file had to be written. */
async function writeConfig({ clients, names, report }: Course, apiUrl: string | null): Promise<boolean> {
  const place = { Bucket: names.siteBucket, Key: KEY };
  const found = await ifExists(clients.s3.send(new GetObjectCommand(place)), 'NoSuchKey');
  const config = parsed(await found?.Body?.transformToString());
  if (config.apiUrl === apiUrl) {
    report.same(`config.json has the API's address`);
    return false;
  }
  const Body = `${JSON.stringify({ ...config, apiUrl }, null, 2)}\n`;
  await clients.s3.send(
    new PutObjectCommand({ ...place, Body, ContentType: 'application/json', CacheControl: 'no-cache' }),
  );
  report.did(`wrote apiUrl ${apiUrl} into config.json`);
  return true;
}

/** undefined when CloudFront does not answer: then it surely does not serve the right file. */
async function servedApiUrl(address: string): Promise<unknown> {
  const answer = await request(address).catch((error: unknown) => {
    if (error instanceof CourseError && error.code === 'network') return undefined;
    throw error;
  });
  return answer?.status === 200 ? parsed(answer.text()).apiUrl : undefined;
}

/** A file that is missing or is no table of settings counts as an empty one, and is written anew. */
function parsed(text = ''): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Invalidation.html */
async function invalidate({ clients, report }: Course, DistributionId: string): Promise<void> {
  const { Invalidation } = await clients.cloudfront.send(
    new CreateInvalidationCommand({
      DistributionId,
      InvalidationBatch: {
        CallerReference: `config-${Date.now()}`,
        Paths: { Quantity: 1, Items: [`/${KEY}`] },
      },
    }),
  );
  const isCompleted = async () => {
    const answer = await clients.cloudfront.send(
      new GetInvalidationCommand({ DistributionId, Id: String(Invalidation?.Id) }),
    );
    return answer.Invalidation?.Status === 'Completed';
  };
  await waitFor('CloudFront to forget the old config.json', isCompleted, { deadlineMs: 15 * 60_000, report });
  report.did('invalidated config.json in CloudFront');
}
