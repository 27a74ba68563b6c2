import type { Integration } from '@aws-sdk/client-api-gateway';
import { convertRequest, isBinaryType } from './binary.ts';
import { configurationError, GatewayError } from './gateway-error.ts';
import { contentTypeOf, headerOf, type RoutedInvocation } from './invocation.ts';
import { sourceValue } from './parameters.ts';
import { renderMapping } from './templates.ts';
import { toText } from './vtl/values.ts';

type Values = Record<string, string | string[]>;

/** What an integration that is no proxy is sent. */
export interface IntegrationRequest {
  header: Values;
  querystring: Values;
  path: Values;
  body: string | Uint8Array;
}

/**
 * Maps parameters and body.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 *
 * @throws GatewayError UNSUPPORTED_MEDIA_TYPE, and API_CONFIGURATION_ERROR for what cannot be converted
 */
export function integrationRequest(invocation: RoutedInvocation): IntegrationRequest {
  const { integration, definition, request } = invocation;
  const isBinary = isBinaryType(definition.binaryMediaTypes, headerOf(invocation, 'content-type'));
  const template = chooseTemplate(integration, contentTypeOf(invocation));
  const converted = convertRequest(request.body, isBinary, integration.contentHandling);
  const mapped = mapParameters(invocation);
  const body = template === undefined ? converted : renderMapping(template, textOf(converted), invocation);
  return { ...override(mapped, invocation.context.get('requestOverride')), body };
}

/**
 * The template of a media type; undefined where the body passes through.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 *
 * @throws GatewayError UNSUPPORTED_MEDIA_TYPE
 */
export function chooseTemplate(
  { requestTemplates, passthroughBehavior }: Pick<Integration, 'requestTemplates' | 'passthroughBehavior'>,
  contentType: string,
): string | undefined {
  const templates = Object.entries(requestTemplates ?? {});
  const found = templates.find(([type]) => type.toLowerCase() === contentType.toLowerCase());
  if (found) return found[1];
  const hasNone = templates.length === 0;
  if (passthroughBehavior === 'NEVER' || (passthroughBehavior === 'WHEN_NO_TEMPLATES' && !hasNone)) {
    throw new GatewayError('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type');
  }
  return undefined;
}

/** A template reads text: bytes must be converted first, by `contentHandling`. */
function textOf(body: string | Uint8Array): string {
  if (typeof body === 'string') return body;
  if (body.byteLength > 0) throw configurationError();
  return '';
}

function mapParameters(invocation: RoutedInvocation): Omit<IntegrationRequest, 'body'> {
  const mapped = { header: {} as Values, querystring: {} as Values, path: {} as Values };
  for (const [target, source] of Object.entries(invocation.integration.requestParameters ?? {})) {
    const [, , kind = '', ...name] = target.split('.');
    const value = sourceValue(source, invocation);
    const place = kind.replace('multivalue', '') as keyof typeof mapped;
    if (value !== undefined) mapped[place][name.join('.')] = value;
  }
  return mapped;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html */
function override(
  mapped: Omit<IntegrationRequest, 'body'>,
  overrides: unknown,
): Omit<IntegrationRequest, 'body'> {
  const of = (kind: string): Values => {
    const values: unknown = overrides instanceof Map ? overrides.get(kind) : undefined;
    if (!(values instanceof Map)) return {};
    return Object.fromEntries([...values].map(([name, value]) => [String(name), toText(value)]));
  };
  return {
    header: { ...mapped.header, ...of('header') },
    querystring: { ...mapped.querystring, ...of('querystring') },
    path: { ...mapped.path, ...of('path') },
  };
}
