import type { HttpResponse } from '../../../wire/http.ts';
import { configurationError } from '../gateway-error.ts';
import { type IntegrationRequest, integrationRequest } from '../integration-request.ts';
import type { BackendAnswer } from '../integration-response.ts';
import type { RoutedInvocation } from '../invocation.ts';
import { sourceValue } from '../parameters.ts';
import { remapHeaders } from '../remap-headers.ts';
import { callHttp } from './call-http.ts';
import { substitute } from './call-lambda.ts';

const DEFAULT_TIMEOUT_MS = 29_000;

/** A custom HTTP integration: only what is mapped goes in and comes out. */
export async function http(invocation: RoutedInvocation): Promise<BackendAnswer> {
  const mapped = integrationRequest(invocation);
  const agent = `AmazonAPIGateway_${invocation.api.id}`;
  const type = { 'content-type': 'application/json', accept: 'application/json', 'user-agent': agent };
  const answer = await send(invocation, mapped, { ...type, ...mapped.header });
  return {
    selection: String(answer.status),
    headers: answer.headers,
    contentType: [answer.headers['content-type'] ?? []].flat()[0],
    body: typeof answer.body === 'string' ? Buffer.from(answer.body) : answer.body,
  };
}

/**
 * An HTTP proxy integration: the whole request goes in, the whole answer comes out.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export async function httpProxy(invocation: RoutedInvocation): Promise<HttpResponse> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of invocation.headers) {
    if (name.toLowerCase() === 'host') continue;
    headers[name] = headers[name] === undefined ? value : [headers[name], value].flat();
  }
  const mapped: IntegrationRequest = { header: {}, querystring: {}, path: {}, body: invocation.request.body };
  for (const [name, values] of invocation.query) mapped.querystring[name] = values;
  for (const [target, source] of Object.entries(invocation.integration.requestParameters ?? {})) {
    const [, , kind = '', ...name] = target.split('.');
    const value = sourceValue(source, invocation);
    const place = kind.replace('multivalue', '') as 'header' | 'querystring' | 'path';
    if (value !== undefined) mapped[place][name.join('.')] = value;
  }
  const answer = await send(invocation, mapped, { ...headers, ...mapped.header });
  return { ...answer, headers: remapHeaders(answer.headers, 'HTTP_PROXY') };
}

async function send(
  invocation: RoutedInvocation,
  { querystring, path, body }: IntegrationRequest,
  headers: Record<string, string | string[]>,
): Promise<HttpResponse> {
  const { integration, request } = invocation;
  const filled = substitute(integration.uri ?? '', invocation).replace(/\{(\w+)\+?\}/g, (_, name: string) =>
    [path[name] ?? '']
      .flat()
      .map((value) => value.split('/').map(encodeURIComponent).join('/'))
      .join(','),
  );
  if (!URL.canParse(filled)) throw configurationError();
  const url = new URL(filled);
  for (const [name, values] of Object.entries(querystring)) {
    for (const value of [values].flat()) url.searchParams.append(name, value);
  }
  const method =
    integration.httpMethod === 'ANY' ? request.method : (integration.httpMethod ?? request.method);
  return callHttp({
    url,
    method,
    headers,
    body,
    timeoutMs: integration.timeoutInMillis ?? DEFAULT_TIMEOUT_MS,
  });
}
