import type { HttpResponse } from '../../wire/http.ts';
import { commonHeaders } from './response-headers.ts';

/** An answer for an application. */
export function jsonAnswer(value: object, status = 200): HttpResponse {
  return {
    status,
    headers: { ...commonHeaders(), 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify(value),
  };
}
