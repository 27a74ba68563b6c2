import { type HttpRequest as SdkRequest, HttpResponse as SdkResponse } from '@smithy/core/transport';
import { describe, expect, it } from 'vitest';
import { services } from '../services/registry.ts';
import type { HttpRequest, HttpResponse } from './http.ts';
import { operationsOf } from './operations.ts';
import { type Case, cases } from './round-trip-cases.ts';

// The referee is the SDK: what it writes we must read, and what we write it must read, for each protocol.

describe('the wire', () => {
  for (const [name, example] of Object.entries(cases)) {
    it(`reads and writes ${name}`, async () => {
      const { input, output } = await roundTrip(example);
      expect(input).toMatchObject(example.input);
      expect(output).toMatchObject(example.output);
    });
  }
});

/** Sends the command with the SDK, reads its request with our protocol, and lets the SDK read our answer. */
async function roundTrip(example: Case): Promise<{ input: object; output: object }> {
  const protocol = services.find(({ name }) => name === example.service)?.protocol;
  if (!protocol) throw new Error(`no service ${example.service}`);
  const operations = operationsOf(example.sdk);
  let input: object = {};
  const client = new example.client({
    region: 'us-east-1',
    endpoint: 'http://127.0.0.1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    requestHandler: handlerOf((request) => {
      const call = protocol.read(operations, withoutBucket(request, example.outside), example.outside ?? {});
      input = call.input;
      return protocol.writeOutput(call.operation, example.output, 'request-1');
    }),
  } as never);
  const output = (await client.send(example.command as never)) as object;
  return { input, output: withPlainBytes(output) };
}

/** The SDK hands bytes out as a class of its own. */
function withPlainBytes(output: object): object {
  return Object.fromEntries(
    Object.entries(output).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Uint8Array.from(value) : value,
    ]),
  );
}

function handlerOf(answer: (request: HttpRequest) => HttpResponse) {
  return {
    handle: async (sdkRequest: SdkRequest) => {
      const { status, headers, body } = answer(toRequest(sdkRequest));
      const stream = new Response(Uint8Array.from(Buffer.from(body))).body ?? undefined;
      return {
        response: new SdkResponse({
          statusCode: status,
          headers: headers as Record<string, string>,
          body: stream,
        }),
      };
    },
  };
}

function toRequest({ method, path, query, headers, body }: SdkRequest): HttpRequest {
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of [value ?? ''].flat()) search.append(name, one);
  }
  return {
    method,
    path,
    query: search.toString(),
    headers: Object.fromEntries(names),
    body:
      typeof body === 'string' ? new TextEncoder().encode(body) : ((body as Uint8Array) ?? new Uint8Array()),
    secure: false,
    sourceIp: '127.0.0.1',
  };
}

function withoutBucket(request: HttpRequest, outside: Record<string, string> | undefined): HttpRequest {
  const prefix = outside ? `/${outside.Bucket}` : '';
  return { ...request, path: request.path.slice(prefix.length) || '/' };
}
