import { vi } from 'vitest';
import type { Clock } from '../../cloud/clock.ts';
import { startCloud } from '../../cloud/start.ts';
import hostWebsite from '../../modules/01-s3/solution/s3-01-website.ts';
import putCloudFrontInFront from '../../modules/01-s3/solution/s3-02-cloudfront.ts';
import makePostersBucket from '../../modules/01-s3/solution/s3-03-posters.ts';
import makeRestApi from '../../modules/04-apigateway/solution/apigw-01-rest-api.ts';
import mapRequestsAndResponses from '../../modules/04-apigateway/solution/apigw-02-mappings.ts';
import allowTheSite from '../../modules/04-apigateway/solution/apigw-03-cors.ts';
import deployStage from '../../modules/04-apigateway/solution/apigw-04-stage.ts';
import { apiAddress } from '../../shared/api-address.ts';
import { openCourse } from '../../shared/course.ts';
import { findApi } from '../../shared/find-api.ts';
import { findDistribution } from '../../shared/find-distribution.ts';
import type { Course, Step } from '../../shared/step.ts';
import { functionSteps } from '../roles/deployed-functions.ts';

const siteSteps: Step[] = [hostWebsite, putCloudFrontInFront, makePostersBucket];
const apiSteps: Step[] = [makeRestApi, mapRequestsAndResponses, allowTheSite, deployStage];

/** Modules 1 to 4 as their solutions make them, with no film yet, on a cloud in memory. */
export interface DeployedSite {
  course: Course;
  cloudUrl: string;
  clock: Clock;
  /** The site's address at CloudFront, with a slash at the end. */
  site: string;
  /** The API's address, without one. */
  api: string;
  close(): Promise<void>;
}

export async function deploySite(): Promise<DeployedSite> {
  // Waiting for CloudFront proves nothing here; that a deployment takes time is tested elsewhere.
  vi.stubEnv('CINEDB_DEPLOYMENT_SECONDS', '0');
  const cloud = await startCloud({ log: ({ fault }) => fault && console.error(fault) });
  const config = { target: 'local', student: 'ana', region: 'us-east-1', stateDir: '' } as const;
  const course = await openCourse({ ...config, endpoint: cloud.url }, { env: {} });
  await Promise.all([inOrder(siteSteps, course), ...functionSteps.map((step) => step(course))]);
  await inOrder(apiSteps, course);
  const { clients, names } = course;
  const distribution = await findDistribution(clients.cloudfront, names.distributionComment);
  const restApi = await findApi(clients.apigateway, names.apiName);
  return {
    course,
    cloudUrl: cloud.url,
    clock: cloud.clock,
    site: `https://${distribution?.DomainName}/`,
    api: apiAddress(course.config, String(restApi?.id), names.stageName),
    close: async () => {
      vi.unstubAllEnvs();
      await cloud.close();
    },
  };
}

async function inOrder(steps: Step[], course: Course): Promise<void> {
  for (const step of steps) await step(course);
}
