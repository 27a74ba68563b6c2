import type { ApiEvent } from '../given/functions/event.ts';

/** The first bytes of a PNG, and then what makes one poster differ from another. */
export function png(content: string, size = 64): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(size, content);
  Buffer.from('89504e470d0a1a0a', 'hex').copy(bytes);
  return new Uint8Array(bytes);
}

/** What is in a form that nobody could object to. */
export const goodFields = {
  title: 'Häxan',
  rating: '7.6',
  synopsis: 'Sweden, 1922.\r\nA film about witches.',
};

/** A form with text fields and, unless it is undefined, a poster. */
export function form(fields: Record<string, string>, poster?: File): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  if (poster) data.append('poster', poster);
  return data;
}

export function posterFile(bytes: Uint8Array<ArrayBuffer>, type = 'image/png', name = 'poster.png'): File {
  return new File([bytes], name, { type });
}

/** The event that API Gateway makes of a form. */
export async function formEvent(data: FormData, more: ApiEvent = {}): Promise<ApiEvent> {
  const encoded = new Response(data);
  const body = Buffer.from(await encoded.arrayBuffer()).toString('base64');
  const headers = { 'Content-Type': encoded.headers.get('content-type') ?? '' };
  return { httpMethod: 'POST', path: '/movies', headers, body, isBase64Encoded: true, ...more };
}

/** The event for one film. */
export function movieEvent(id: string, more: ApiEvent = {}): ApiEvent {
  return { httpMethod: 'GET', path: `/movies/${id}`, pathParameters: { id }, ...more };
}

/** The event for a page of the list, or for poster-url. */
export function queryEvent(query: Record<string, string>): ApiEvent {
  return { httpMethod: 'GET', path: '/movies', queryStringParameters: query, body: null, headers: null };
}
