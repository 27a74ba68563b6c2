// APIGW-02: what the functions get, and what callers get. One template each way, for every method.
//
// The templates are files of their own: templates/request.vtl and templates/response.vtl.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';

/** The text of a file in templates/. */
export const template = (file: string) => readFileSync(join(import.meta.dirname, 'templates', file), 'utf8');

export default async function mapRequestsAndResponses(course: Course): Promise<void> {
  const { report } = course;
  // TODO 1: write templates/request.vtl and templates/response.vtl. Each says what it is for.
  report.note('TODO 1: the two templates');

  // TODO 2: const api = await readApi(course), and for each route ensureIntegration(course, place, { requestTemplates,
  //   passthroughBehavior, contentHandling }). The same template serves application/json and multipart/form-data. A body
  //   of any other type should be answered with 415, and bytes must become base64.
  //   https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
  report.note('TODO 2: the request template of every method');

  // TODO 3: ensureResponse(course, place, '200', { templates: { 'application/json': response } }) from
  //   ../given/ensure-response.ts. Read there in which order it declares and maps.
  report.note('TODO 3: the response template of every method');

  // TODO 4: ensureGatewayResponse(course, api.restApiId, type, { headers, templates }) for DEFAULT_4XX and DEFAULT_5XX:
  //   a problem document with type, title and detail, and the Content-Type 'application/problem+json' (with its inner
  //   quotes). $context.error.messageString is the message, with its quotes.
  //   https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
  report.note('TODO 4: what API Gateway itself answers');
}
