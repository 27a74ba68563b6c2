import type { HttpResponse } from '../../../wire/http.ts';
import { isBinaryAccept } from '../binary.ts';
import { badGateway } from '../gateway-error.ts';
import { headerOf, type RoutedInvocation } from '../invocation.ts';
import { remapHeaders } from '../remap-headers.ts';
import { callLambda } from './call-lambda.ts';
import { proxyEvent } from './proxy-event.ts';

interface ProxyAnswer {
  statusCode?: number | string;
  headers?: Record<string, unknown> | null;
  multiValueHeaders?: Record<string, unknown> | null;
  body?: unknown;
  isBase64Encoded?: boolean;
}

/** None of them is needed, and nothing else may be there. */
const MEMBERS = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/**
 * A proxy integration: the function answers in the form of HTTP.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format
 *
 * @throws GatewayError 502 for a function that failed or answered in another form
 */
export async function lambdaProxy(invocation: RoutedInvocation): Promise<HttpResponse> {
  const result = await callLambda(invocation, JSON.stringify(proxyEvent(invocation)));
  if (result.functionError) throw badGateway();
  const answer = readAnswer(result.payload);
  const headers = remapHeaders(headersOf(answer), 'AWS_PROXY');
  return {
    status: Number(answer.statusCode ?? 200),
    headers: { 'content-type': 'application/json', ...headers },
    body: bodyOf(answer, invocation),
  };
}

/** @throws GatewayError 502 */
export function readAnswer(payload: string): ProxyAnswer {
  const answer = parse(payload);
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) throw badGateway();
  if (!Object.keys(answer).every((name) => MEMBERS.includes(name))) throw badGateway();
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = answer as ProxyAnswer;
  const status = Number(statusCode ?? 200);
  if (!Number.isInteger(status) || status < 100 || status > 599) throw badGateway();
  if (!isMap(headers) || !isMap(multiValueHeaders)) throw badGateway();
  if (!Object.values(headers ?? {}).every(isScalar)) throw badGateway();
  if (
    !Object.values(multiValueHeaders ?? {}).every((values) => Array.isArray(values) && values.every(isScalar))
  ) {
    throw badGateway();
  }
  if (body !== undefined && !isScalar(body)) throw badGateway();
  if (isBase64Encoded !== undefined && typeof isBase64Encoded !== 'boolean') throw badGateway();
  return answer as ProxyAnswer;
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function isMap(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
}

function isScalar(value: unknown): boolean {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  );
}

function headersOf({ headers, multiValueHeaders }: ProxyAnswer): HttpResponse['headers'] {
  const found: HttpResponse['headers'] = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value !== null) found[name.toLowerCase()] = String(value);
  }
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    found[name.toLowerCase()] = (values as unknown[]).map(String);
  }
  return found;
}

/** Base64 is decoded only for a client that accepts a binary type first; any other gets the text as it is. */
function bodyOf({ body, isBase64Encoded }: ProxyAnswer, invocation: RoutedInvocation): string | Uint8Array {
  const text = body === undefined || body === null ? '' : String(body);
  const { binaryMediaTypes } = invocation.definition;
  const decode = isBase64Encoded && isBinaryAccept(binaryMediaTypes, headerOf(invocation, 'accept'));
  return decode ? Buffer.from(text, 'base64') : text;
}
