import type { Call } from '../../call.ts';
import type { HttpResponse } from '../../wire/http.ts';

const extras = new WeakMap<Call, Record<string, string>>();

/**
 * Puts a header on the answer to a call, whatever it becomes: S3's errors carry headers too
 * (`x-amz-delete-marker` on a 404), which no output has a member for.
 */
export function setAnswerHeader(call: Call, name: string, value: string): void {
  extras.set(call, { ...extras.get(call), [name]: value });
}

/** The last touch on an answer about objects: headers set on the way, and 206 for part of an object. */
export function finishObjects(response: HttpResponse, call: Call): HttpResponse {
  const { 'content-length': length, ...headers } = { ...response.headers, ...extras.get(call) };
  response.headers = headers;
  // Node reads a Content-Disposition that comes after the length as UTF-8, and refuses what is Latin-1.
  if (length !== undefined) headers['content-length'] = length;
  if (response.status === 200 && response.headers['content-range'] !== undefined) response.status = 206;
  if (response.status === 304) delete response.headers['content-type'];
  return response;
}
