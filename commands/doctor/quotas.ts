import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { awsAnswer } from '../../shared/aws-errors.ts';
import type { Course } from '../../shared/step.ts';
import { type Finding, fail, pass, warn } from './finding.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html */
const MOST_BUCKETS = 10_000;
/** The site's, the posters' and module 6's. */
const OUR_BUCKETS = 3;
/** As many of the course's functions as a page of the site and the grader call at one time. */
const ENOUGH_AT_ONCE = 10;

/** The limits of the account that the course could meet. A quota that cannot be read is left out: the rights say why. */
export async function quotaFindings(course: Course): Promise<Finding[]> {
  const found = await Promise.all([readable(() => bucketQuota(course)), readable(() => lambdaQuota(course))]);
  return found.filter((finding) => finding !== undefined);
}

async function readable(look: () => Promise<Finding>): Promise<Finding | undefined> {
  try {
    return await look();
  } catch (error) {
    if (awsAnswer(error)) return undefined;
    throw error;
  }
}

async function bucketQuota({ clients }: Course): Promise<Finding> {
  const { Buckets = [] } = await clients.s3.send(new ListBucketsCommand({}));
  return bucketsFinding(Buckets.length);
}

/** @param count buckets in the account */
export function bucketsFinding(count: number): Finding {
  const found = `${count} in the account, of ${MOST_BUCKETS.toLocaleString('en')} unless you asked for more`;
  if (count + OUR_BUCKETS <= MOST_BUCKETS) return pass('buckets', found);
  return fail('buckets', found, 'Delete some, or ask for more in the console of Service Quotas.');
}

/**
 * New accounts may have fewer functions running at once than others:
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
async function lambdaQuota({ clients }: Course): Promise<Finding> {
  const { AccountLimit } = await clients.lambda.send(new GetAccountSettingsCommand({}));
  return concurrencyFinding(AccountLimit?.UnreservedConcurrentExecutions ?? 0);
}

/** @param free functions that may run at one time */
export function concurrencyFinding(free: number): Finding {
  const found = `${free} functions may run at one time`;
  if (free >= ENOUGH_AT_ONCE) return pass('Lambda at once', found);
  return warn(
    'Lambda at once',
    `${found}: some calls may be answered 429`,
    'Ask for 1,000 in the console of Service Quotas (Lambda, Concurrent executions). It is free.',
  );
}
