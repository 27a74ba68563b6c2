import type { IntegrationResponse } from '@aws-sdk/client-api-gateway';
import type { HttpResponse } from '../../wire/http.ts';
import { convertResponse, isBinaryAccept, isBinaryType } from './binary.ts';
import { configurationError } from './gateway-error.ts';
import { headerOf, type Invocation, type RoutedInvocation } from './invocation.ts';
import { bodyValue, sourceValue } from './parameters.ts';
import { renderMapping } from './templates.ts';
import { matchesWhole } from './vtl/java-regex.ts';
import { toText } from './vtl/values.ts';

/** What an integration that is no proxy answered. */
export interface BackendAnswer {
  /** What selection patterns are matched with: a Lambda error's message, or a status. */
  selection: string;
  headers: Record<string, string | string[]>;
  contentType: string | undefined;
  body: Uint8Array;
}

const TARGET = 'method.response.header.';
const SOURCE = /^integration\.response\.(?:(header|multivalueheader)\.(.+)|body(?:\.(.+))?)$/;

/**
 * Chooses the integration response and makes the client's answer of it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html
 *
 * @throws GatewayError API_CONFIGURATION_ERROR when no response fits, or the method does not have it
 */
export function integrationResponse(invocation: RoutedInvocation, answer: BackendAnswer): HttpResponse {
  const chosen = selectResponse(
    Object.values(invocation.integration.integrationResponses ?? {}),
    answer.selection,
  );
  // A status that the method does not have is a fault of the configuration too.
  if (!chosen || !invocation.method.methodResponses?.[chosen.statusCode ?? '']) throw configurationError();
  const { binaryMediaTypes } = invocation.definition;
  const converted = convertResponse(
    answer.body,
    isBinaryType(binaryMediaTypes, answer.contentType),
    isBinaryAccept(binaryMediaTypes, headerOf(invocation, 'accept')),
    chosen.contentHandling,
  );
  const mapped = mapHeaders(invocation, chosen, answer);
  const [contentType, template] = chooseTemplate(invocation, chosen.responseTemplates ?? {});
  const body = template === undefined ? converted : renderMapping(template, textOf(converted), invocation);
  const override = invocation.context.get('responseOverride');
  return {
    status: overriddenStatus(override) ?? Number(chosen.statusCode),
    headers: { 'content-type': contentType, ...mapped, ...overriddenHeaders(override) },
    body,
  };
}

/**
 * The response whose pattern matches as a whole; else the one without a pattern. A Lambda function that ends well
 * gives the empty text, which `.+` does not match.
 */
export function selectResponse(
  responses: readonly IntegrationResponse[],
  selection: string,
): IntegrationResponse | undefined {
  const matching = responses.find(
    ({ selectionPattern }) => selectionPattern && matchesWhole(selection, selectionPattern),
  );
  return matching ?? responses.find(({ selectionPattern }) => !selectionPattern);
}

/** By what the client accepts first; else JSON, else the first there is. */
function chooseTemplate(
  invocation: Invocation,
  templates: Record<string, string>,
): [string, string | undefined] {
  const types = Object.keys(templates);
  const accepted = headerOf(invocation, 'accept')?.split(',')[0]?.split(';')[0]?.trim() ?? '';
  const type = [accepted, 'application/json'].find((wanted) => types.includes(wanted)) ?? types[0];
  // An empty template is none: the body passes through.
  return [type ?? 'application/json', type === undefined ? undefined : templates[type] || undefined];
}

function textOf(body: string | Uint8Array): string {
  if (typeof body === 'string') return body;
  return new TextDecoder().decode(body);
}

function mapHeaders(
  invocation: Invocation,
  { responseParameters }: IntegrationResponse,
  answer: BackendAnswer,
): HttpResponse['headers'] {
  const headers: HttpResponse['headers'] = {};
  for (const [target, source] of Object.entries(responseParameters ?? {})) {
    const value = mappedValue(invocation, source, answer);
    if (value !== undefined) headers[target.slice(TARGET.length).toLowerCase()] = value;
  }
  return headers;
}

function mappedValue(
  invocation: Invocation,
  source: string,
  answer: BackendAnswer,
): string | string[] | undefined {
  const match = SOURCE.exec(source);
  if (!match) return sourceValue(source, invocation);
  const [, kind, name, path] = match;
  if (kind === undefined) return bodyValue(new TextDecoder().decode(answer.body), path);
  const value = answer.headers[name?.toLowerCase() ?? ''];
  return kind === 'header' && Array.isArray(value) ? value.at(-1) : value;
}

/** A status that is no whole number from 100 to 599 is passed over. */
function overriddenStatus(override: unknown): number | undefined {
  const status: unknown = override instanceof Map ? override.get('status') : undefined;
  if (typeof status !== 'number' || !Number.isInteger(status)) return undefined;
  return status >= 100 && status < 600 ? status : undefined;
}

function overriddenHeaders(override: unknown): HttpResponse['headers'] {
  const headers: unknown = override instanceof Map ? override.get('header') : undefined;
  if (!(headers instanceof Map)) return {};
  return Object.fromEntries([...headers].map(([name, value]) => [String(name).toLowerCase(), toText(value)]));
}
