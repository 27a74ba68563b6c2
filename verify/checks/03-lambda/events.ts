/**
 * What a function is invoked with: the event of API Gateway's proxy integration, as far as the course uses it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export interface ProxyEvent {
  resource: string;
  httpMethod: string;
  path: string;
  pathParameters: Record<string, string> | null;
  queryStringParameters: Record<string, string> | null;
  headers: Record<string, string>;
  requestContext: { stage: string; requestId: string };
  body: string | null;
  isBase64Encoded: boolean;
}

/** The body of a form, as it travels. */
export type FormBody = Pick<ProxyEvent, 'headers' | 'body' | 'isBase64Encoded'>;

/** The event for a page of the catalogue. */
export function listEvent(query: Record<string, string> = {}): ProxyEvent {
  return event('GET', '/movies', { query });
}

/** The event for one film. */
export function movieEvent(method: 'GET' | 'PUT' | 'DELETE', id: string, form?: FormBody): ProxyEvent {
  const path = `/movies/${encodeURIComponent(id)}`;
  return { ...event(method, path, { resource: '/movies/{id}' }), pathParameters: { id }, ...form };
}

/** The event for a new film. */
export function addEvent(form: FormBody): ProxyEvent {
  return { ...event('POST', '/movies'), ...form };
}

/** The event for the address of one poster. */
export function posterEvent(query: Record<string, string>): ProxyEvent {
  return event('GET', '/poster-url', { query });
}

/** An event in a few words: `GET /movies?limit=3`. */
export function shownEvent({ httpMethod, path, queryStringParameters }: ProxyEvent): string {
  // As a reader would type it; a signature is nobody's business.
  const query = Object.entries(queryStringParameters ?? {}).map(
    ([name, value]) => `${name}=${value.split('?X-Amz-', 1)[0]}`,
  );
  const line = query.length > 0 ? `${httpMethod} ${path}?${query.join('&')}` : `${httpMethod} ${path}`;
  return line.length > 130 ? `${line.slice(0, 127)}...` : line;
}

function event(
  httpMethod: string,
  path: string,
  { resource = path, query = {} }: { resource?: string; query?: Record<string, string> } = {},
): ProxyEvent {
  return {
    resource,
    httpMethod,
    path,
    pathParameters: null,
    // API Gateway writes null where there is nothing, which handlers that never met it stumble over.
    queryStringParameters: Object.keys(query).length > 0 ? query : null,
    headers: { Accept: 'application/json' },
    requestContext: { stage: 'prod', requestId: 'verify' },
    body: null,
    isBase64Encoded: false,
  };
}
