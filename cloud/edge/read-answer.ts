import type { IncomingMessage } from 'node:http';
import type { HttpResponse } from '../wire/http.ts';

/** Reads the answer of a server on the network whole. */
export async function readAnswer(incoming: IncomingMessage): Promise<HttpResponse> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const headers = Object.entries(incoming.headers).filter(([, value]) => value !== undefined);
  return {
    status: incoming.statusCode ?? 502,
    headers: Object.fromEntries(headers) as HttpResponse['headers'],
    body: Buffer.concat(chunks),
  };
}
