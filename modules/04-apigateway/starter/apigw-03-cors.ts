// APIGW-03: the browser may show the API's answers to pages of the CloudFront distribution, and to no other site.
import type { Course } from '../../../shared/step.ts';
import { paths } from '../given/routes.ts';

export default async function allowTheSite(course: Course): Promise<void> {
  const { names, report } = course;
  // TODO 1: find the distribution (findDistribution in shared/find-distribution.ts). The origin of its pages is https://
  //   and its DomainName, without a slash at the end.
  report.note(`TODO 1: the origin of the distribution ${names.distributionComment}`);

  // TODO 2: an OPTIONS method for each path: ensureMethod, then ensureIntegration with type MOCK and the request template
  //   {"statusCode": 204} for application/json, then ensureResponse(course, place, '204', { headers }) with
  //   Access-Control-Allow-Origin, -Methods (verbsOf(path) and OPTIONS), -Headers (Content-Type, Authorization) and
  //   Access-Control-Max-Age. A fixed value needs quotes of its own: "'600'".
  //   https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
  report.note(`TODO 2: OPTIONS for ${paths.join(', ')}`);

  // TODO 3: Access-Control-Allow-Origin on status 200 of every route, with ensureResponse.
  report.note('TODO 3: the header on every answer');

  // TODO 4: and on DEFAULT_4XX and DEFAULT_5XX, with ensureGatewayResponse. Why there?
  report.note('TODO 4: the header on what API Gateway itself answers');
}
