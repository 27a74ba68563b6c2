import type { HttpRequest, HttpResponse } from '../../wire/http.ts';

const PREFLIGHT_SECONDS = 172_800;

/**
 * The answer to a browser's preflight: any site may call Cognito.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
 */
export function answerPreflight({ method, headers }: HttpRequest): HttpResponse | undefined {
  if (method !== 'OPTIONS') return undefined;
  return {
    status: 200,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': String(PREFLIGHT_SECONDS),
    },
    body: new Uint8Array(),
  };
}

/** What lets a page read the answer, errors included. */
export function withCors(response: HttpResponse): HttpResponse {
  const headers = {
    ...response.headers,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
  };
  return { ...response, headers };
}
