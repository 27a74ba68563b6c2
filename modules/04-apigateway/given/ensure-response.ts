import {
  type GatewayResponseType,
  GetGatewayResponseCommand,
  type IntegrationResponse,
  PutGatewayResponseCommand,
  PutIntegrationResponseCommand,
  PutMethodResponseCommand,
  UpdateMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import type { Course } from '../../../shared/step.ts';
import { holds } from '../../01-s3/given/holds.ts';
import { idsOf, type Place } from './read-api.ts';

/** The part of an answer that a mapping sets. */
export interface Mapping {
  /** Values by header name. A fixed text needs quotes of its own: `'*'` and not `*`. */
  headers?: Record<string, string>;
  /** Templates by media type. */
  templates?: Record<string, string>;
}

/**
 * Declares a status and its headers for a method, and maps the integration's answer to them. The order matters: a
 * mapping to a status or header that the method does not declare is refused.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-response.html
 */
export async function ensureResponse(
  course: Course,
  place: Place,
  statusCode: string,
  mapping: Mapping,
): Promise<void> {
  const headers = prefixed('method.response.header.', mapping.headers);
  await ensureMethodResponse(course, place, statusCode, Object.keys(headers));
  const wanted = { responseParameters: headers, responseTemplates: mapping.templates ?? {} };
  await ensureIntegrationResponse(course, place, statusCode, wanted);
}

async function ensureMethodResponse(
  { clients, report }: Course,
  place: Place,
  statusCode: string,
  headers: string[],
): Promise<void> {
  const now = place.now?.methodResponses?.[statusCode];
  const missing = headers.filter((header) => now?.responseParameters?.[header] === undefined);
  if (now && missing.length === 0) return;
  if (!now) {
    // false: the header need not be there in every answer.
    const responseParameters = Object.fromEntries(headers.map((header) => [header, false]));
    const declared = { ...idsOf(place), statusCode, responseParameters };
    await clients.apigateway.send(new PutMethodResponseCommand(declared));
  } else {
    const patchOperations = missing.map((header) => ({
      op: 'add' as const,
      path: `/responseParameters/${header}`,
      value: 'false',
    }));
    await clients.apigateway.send(
      new UpdateMethodResponseCommand({ ...idsOf(place), statusCode, patchOperations }),
    );
  }
  report.did(`declared status ${statusCode} of ${place.name}`);
}

async function ensureIntegrationResponse(
  { clients, report }: Course,
  place: Place,
  statusCode: string,
  wanted: Pick<IntegrationResponse, 'responseParameters' | 'responseTemplates'>,
): Promise<void> {
  const now = place.now?.methodIntegration?.integrationResponses?.[statusCode];
  if (now && holds(filled(now), wanted)) return report.same(`${place.name} answers as it should`);
  const response = {
    ...now,
    // Other steps have headers and templates of their own here.
    responseParameters: { ...now?.responseParameters, ...wanted.responseParameters },
    responseTemplates: { ...now?.responseTemplates, ...wanted.responseTemplates },
  };
  await clients.apigateway.send(
    new PutIntegrationResponseCommand({ ...idsOf(place), ...response, statusCode }),
  );
  report.did(`mapped the answers of ${place.name}`);
}

/**
 * Sets what API Gateway itself answers. It keeps the headers and templates that are not mentioned.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 */
export async function ensureGatewayResponse(
  { clients, report }: Course,
  restApiId: string,
  responseType: GatewayResponseType,
  mapping: Mapping,
): Promise<void> {
  const now = await clients.apigateway.send(new GetGatewayResponseCommand({ restApiId, responseType }));
  const wanted = {
    responseParameters: prefixed('gatewayresponse.header.', mapping.headers),
    responseTemplates: mapping.templates ?? {},
  };
  if (!now.defaultResponse && holds(filled(now), wanted)) {
    return report.same(`gateway response ${responseType} is set`);
  }
  const { statusCode } = now;
  const responseParameters = { ...now.responseParameters, ...wanted.responseParameters };
  const responseTemplates = { ...now.responseTemplates, ...wanted.responseTemplates };
  await clients.apigateway.send(
    new PutGatewayResponseCommand({
      restApiId,
      responseType,
      statusCode,
      responseParameters,
      responseTemplates,
    }),
  );
  report.did(`set gateway response ${responseType}`);
}

function prefixed(prefix: string, headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [prefix + name, value]));
}

/** API Gateway leaves out what is empty. */
function filled(now: Pick<IntegrationResponse, 'responseParameters' | 'responseTemplates'>) {
  return { responseParameters: now.responseParameters ?? {}, responseTemplates: now.responseTemplates ?? {} };
}
