import type { HttpResponse } from '../../wire/http.ts';
import { commonHeaders } from './response-headers.ts';

/** A callback address with an answer: AWS leaves the address as it was registered and appends to its query. */
export function callbackUrl(redirectUri: string, answer: Record<string, string | undefined>): string {
  const given = Object.entries(answer).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const query = new URLSearchParams(given).toString();
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}`;
}

/** Addresses may have letters of every script, and a header only those of ASCII. */
const BEYOND_ASCII = /[^\0-\x7f]+/g;

/** A redirection of the browser, which may be handed cookies on the way. */
export function redirect(location: string, cookies: string[] = []): HttpResponse {
  return {
    status: 302,
    headers: {
      ...commonHeaders(),
      location: location.replace(BEYOND_ASCII, encodeURIComponent),
      'referrer-policy': 'no-referrer',
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: '',
  };
}
