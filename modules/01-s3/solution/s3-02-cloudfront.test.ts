import {
  paginateListCloudFrontOriginAccessIdentities,
  paginateListDistributions,
} from '@aws-sdk/client-cloudfront';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningCloud, startCloud } from '../../../cloud/start.ts';
import { openCourse } from '../../../shared/course.ts';
import type { Course } from '../../../shared/step.ts';
import teardown from '../teardown.ts';
import hostWebsite from './s3-01-website.ts';
import putCloudFrontInFront from './s3-02-cloudfront.ts';

let cloud: RunningCloud;
let course: Course;
beforeAll(async () => {
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  cloud = await startCloud();
  const config = { target: 'local', student: 'ana', region: 'us-east-1', stateDir: '' } as const;
  course = await openCourse({ ...config, endpoint: cloud.url }, { env: {} });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await cloud.close();
});

/** How many distributions and identities the account has. */
async function counts(): Promise<{ distributions: number; identities: number }> {
  const client = course.clients.cloudfront;
  const found = { distributions: 0, identities: 0 };
  for await (const { DistributionList } of paginateListDistributions({ client }, {})) {
    found.distributions += DistributionList?.Items?.length ?? 0;
  }
  for await (const page of paginateListCloudFrontOriginAccessIdentities({ client }, {})) {
    found.identities += page.CloudFrontOriginAccessIdentityList?.Items?.length ?? 0;
  }
  return found;
}

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html (CallerReference)
describe('S3-02', () => {
  it('makes one identity and one distribution when it runs twice at the same time', async () => {
    await hostWebsite(course);
    await Promise.all([putCloudFrontInFront(course), putCloudFrontInFront(course)]);
    expect(await counts()).toEqual({ distributions: 1, identities: 1 });
  });

  it('makes them again after a teardown', async () => {
    await teardown(course);
    expect(await counts()).toEqual({ distributions: 0, identities: 0 });
    await hostWebsite(course);
    await putCloudFrontInFront(course);
    expect(await counts()).toEqual({ distributions: 1, identities: 1 });
  });
});
