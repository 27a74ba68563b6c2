// APIGW-02: what the functions get, and what callers get. One template each way, for every method.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Course } from '../../../shared/step.ts';
import { ensureIntegration } from '../given/ensure-method.ts';
import { ensureGatewayResponse, ensureResponse } from '../given/ensure-response.ts';
import { placeOf, readApi } from '../given/read-api.ts';
import { routes } from '../given/routes.ts';

const template = (file: string) => readFileSync(join(import.meta.dirname, 'templates', file), 'utf8');

/**
 * What API Gateway answers when no function was asked. Such a template is no VTL: variables are put in, nothing else.
 * messageString comes with its quotes.
 */
const refusals = {
  DEFAULT_4XX:
    '{"type":"about:blank","title":"The API refused the request","detail":$context.error.messageString}',
  DEFAULT_5XX: '{"type":"about:blank","title":"The API failed","detail":$context.error.messageString}',
} as const;

export default async function mapRequestsAndResponses(course: Course): Promise<void> {
  const request = template('request.vtl');
  const response = template('response.vtl');
  const api = await readApi(course);
  for (const route of routes) {
    const place = placeOf(api, route.path, route.verb);
    await ensureIntegration(course, place, {
      requestTemplates: { 'application/json': request, 'multipart/form-data': request },
      // A body of any other type is answered with 415; by default it would go to the function as it is.
      passthroughBehavior: 'NEVER',
      // Bytes become base64, the one way for them to travel in JSON. A body that is text already stays as it is.
      contentHandling: 'CONVERT_TO_TEXT',
    });
    // 200 is the default, for want of a selectionPattern; the template changes it to what the function says.
    await ensureResponse(course, place, '200', { templates: { 'application/json': response } });
  }
  for (const type of ['DEFAULT_4XX', 'DEFAULT_5XX'] as const) {
    await ensureGatewayResponse(course, api.restApiId, type, {
      headers: { 'Content-Type': "'application/problem+json'" },
      templates: { 'application/json': refusals[type] },
    });
  }
}
