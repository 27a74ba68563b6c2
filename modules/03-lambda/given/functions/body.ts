import { type ApiEvent, header } from './event.ts';
import { badRequest, Problem } from './problem.ts';

/**
 * The bytes of the request's body. Bytes that are no text travel as base64:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
 *
 * @throws Problem 400 when the body says it is base64 and is not
 */
export function bodyBytes({ body, isBase64Encoded }: ApiEvent): Buffer<ArrayBuffer> {
  if (typeof body !== 'string' || body === '') throw badRequest('The request has no body.');
  if (!isBase64Encoded) return Buffer.from(body, 'utf8');
  const bytes = Buffer.from(body, 'base64');
  // Buffer skips what is no base64, so only the way back tells.
  const stripped = body.replace(/=+$/, '');
  if (bytes.toString('base64').replace(/=+$/, '') === stripped) return bytes;
  throw badRequest('The body of the request is not base64.');
}

/** The kind of the body, in small letters and without parameters such as the boundary. */
export function mediaType(event: ApiEvent): string {
  return (header(event, 'content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** 415 for a kind of body that the function does not read. */
export function unsupportedMediaType(accepted: string): Problem {
  return new Problem(415, 'Unsupported media type', `Send the film as ${accepted}.`);
}
