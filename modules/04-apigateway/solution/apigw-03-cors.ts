// APIGW-03: the browser may show the API's answers to pages of the CloudFront distribution, and to no other site.
import { CourseError } from '../../../shared/errors.ts';
import { findDistribution } from '../../../shared/find-distribution.ts';
import type { Course } from '../../../shared/step.ts';
import { ensureIntegration, ensureMethod } from '../given/ensure-method.ts';
import { ensureGatewayResponse, ensureResponse } from '../given/ensure-response.ts';
import { type ApiNow, placeOf, readApi } from '../given/read-api.ts';
import { paths, routes, verbsOf } from '../given/routes.ts';

export default async function allowTheSite(course: Course): Promise<void> {
  const origin = await siteOrigin(course);
  const api = await readApi(course);
  for (const path of paths) await answerPreflights(course, api, path, origin);
  // An answer needs the header too, not just the preflight. The quotes inside make it a fixed text.
  const headers = {
    'Access-Control-Allow-Origin': `'${origin}'`,
    'Access-Control-Expose-Headers': "'Location,Retry-After'",
  };
  for (const { path, verb } of routes) {
    await ensureResponse(course, placeOf(api, path, verb), '200', { headers });
  }
  // Without it a page learns nothing of a 403 or 429, but that its request failed.
  for (const type of ['DEFAULT_4XX', 'DEFAULT_5XX'] as const) {
    await ensureGatewayResponse(course, api.restApiId, type, { headers });
  }
}

/** The origin of the site's pages: scheme and host, no path and no slash at the end. */
async function siteOrigin({ clients, names }: Course): Promise<string> {
  const distribution = await findDistribution(clients.cloudfront, names.distributionComment);
  if (distribution?.DomainName) return `https://${distribution.DomainName}`;
  throw new CourseError('step', 'There is no CloudFront distribution.', 'Do S3-02 of module 1 first.');
}

/** Before it sends what a plain form could not, a browser asks with OPTIONS. API Gateway answers by itself: MOCK. */
async function answerPreflights(course: Course, api: ApiNow, path: string, origin: string): Promise<void> {
  const place = placeOf(api, path, 'OPTIONS');
  // A preflight carries no credentials, so this method must never have an authorizer.
  await ensureMethod(course, place);
  await ensureIntegration(course, place, {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 204}' },
  });
  await ensureResponse(course, place, '204', {
    headers: {
      'Access-Control-Allow-Origin': `'${origin}'`,
      'Access-Control-Allow-Methods': `'${[...verbsOf(path), 'OPTIONS'].join(',')}'`,
      // Authorization is for module 5.
      'Access-Control-Allow-Headers': "'Content-Type,Authorization'",
      'Access-Control-Max-Age': "'600'",
    },
  });
}
