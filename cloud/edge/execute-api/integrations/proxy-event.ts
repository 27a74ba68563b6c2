import { isBinaryType } from '../binary.ts';
import { identityOf } from '../context-variables.ts';
import { headerOf, type RoutedInvocation } from '../invocation.ts';
import { toJson } from '../vtl/values.ts';

const CONTEXT = [
  'accountId',
  'apiId',
  'deploymentId',
  'domainName',
  'domainPrefix',
  'extendedRequestId',
  'httpMethod',
  'path',
  'protocol',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'resourceId',
  'resourcePath',
  'stage',
];

/**
 * The event of a proxy integration, version 1.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function proxyEvent(invocation: RoutedInvocation): Record<string, unknown> {
  const { request, resource, path, headers, query, pathParameters, stage, definition } = invocation;
  const isBinary = isBinaryType(definition.binaryMediaTypes, headerOf(invocation, 'content-type'));
  const multiValueHeaders: Record<string, string[]> = {};
  for (const [name, value] of headers) multiValueHeaders[name] = [...(multiValueHeaders[name] ?? []), value];
  return {
    resource: resource.path,
    path: decodePath(path),
    httpMethod: request.method,
    headers: Object.fromEntries(headers),
    multiValueHeaders,
    queryStringParameters: orNull(
      Object.fromEntries([...query].map(([name, values]) => [name, values.at(-1)])),
    ),
    multiValueQueryStringParameters: orNull(Object.fromEntries(query)),
    pathParameters: orNull(pathParameters),
    stageVariables: orNull({ ...stage.variables }),
    requestContext: requestContext(invocation),
    body: bodyText(request.body, isBinary),
    isBase64Encoded: isBinary && request.body.byteLength > 0,
  };
}

function requestContext({ context }: RoutedInvocation): Record<string, unknown> {
  const authorizer = context.get('authorizer');
  return {
    ...Object.fromEntries(CONTEXT.map((name) => [name, context.get(name)])),
    ...(authorizer instanceof Map && authorizer.size > 0 && { authorizer: toJson(authorizer) }),
    identity: identityOf(context),
  };
}

function bodyText(body: Uint8Array, isBinary: boolean): string | null {
  if (body.byteLength === 0) return null;
  return isBinary ? Buffer.from(body).toString('base64') : new TextDecoder().decode(body);
}

function orNull(values: Record<string, unknown>): Record<string, unknown> | null {
  return Object.keys(values).length > 0 ? values : null;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
