/**
 * What a function is called with: the event of API Gateway's proxy integration, as far as the course uses it. Nothing
 * about it is promised, because whoever may invoke the function may send anything.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export interface ApiEvent {
  httpMethod?: string;
  path?: string;
  pathParameters?: Record<string, string | undefined> | null;
  queryStringParameters?: Record<string, string | undefined> | null;
  headers?: Record<string, string | undefined> | null;
  body?: string | null;
  isBase64Encoded?: boolean;
  requestContext?: { requestId?: string } | null;
}

/** What Lambda tells about the call itself. */
export interface LambdaContext {
  awsRequestId: string;
}

/** The value of a header, whatever the case of its name; undefined when it is absent. */
export function header(event: ApiEvent, name: string): string | undefined {
  const found = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return text(found?.[1]);
}

/** A parameter after the `?`; undefined when it is absent or empty. */
export function query(event: ApiEvent, name: string): string | undefined {
  return text(event.queryStringParameters?.[name]) || undefined;
}

/** The `{id}` of the path if it is a UUID. Any other cannot be the id of a film. */
export function movieId(event: ApiEvent): string | undefined {
  const id = text(event.pathParameters?.id);
  return id !== undefined && UUID.test(id) ? id : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
