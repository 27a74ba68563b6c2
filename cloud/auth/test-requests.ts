import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HttpRequest } from '../wire/http.ts';
import { percentEncode } from './percent-encoding.ts';

/** The time of AWS's documented examples. */
export const EXAMPLE_TIME = Date.parse('2013-05-24T00:00:00Z');
export const EXAMPLE_KEY = 'AKIAIOSFODNN7EXAMPLE';
export const EXAMPLE_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

/** A request as the cloud's server reads it, with defaults for what a test does not care for. */
export function request(parts: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    path: '/',
    query: '',
    headers: {},
    body: new Uint8Array(),
    secure: false,
    sourceIp: '127.0.0.1',
    ...parts,
  };
}

export interface SignAs {
  service: string;
  region?: string;
  secretAccessKey?: string;
  sessionToken?: string;
  /** Milliseconds since 1970. */
  at?: number;
  /** A presigned URL of so many seconds. */
  expiresIn?: number;
}

/** Has the SDK's own signer sign a request. The query is a record, as the SDK has it. */
export async function signedBySdk(
  parts: Partial<HttpRequest>,
  query: Record<string, string | string[]>,
  as: SignAs,
): Promise<HttpRequest> {
  const unsigned = request(parts);
  // The SDK's S3 presigner leaves the body unsigned this way.
  const presignedS3 = as.service === 's3' && as.expiresIn !== undefined;
  const hash: Record<string, string> = presignedS3 ? { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } : {};
  const signer = new SignatureV4({
    service: as.service,
    region: as.region ?? 'us-east-1',
    credentials: {
      accessKeyId: EXAMPLE_KEY,
      secretAccessKey: as.secretAccessKey ?? EXAMPLE_SECRET,
      sessionToken: as.sessionToken,
    },
    sha256: Sha256,
    uriEscapePath: as.service !== 's3',
  });
  const input = {
    ...{
      method: unsigned.method,
      path: unsigned.path,
      headers: { ...unsigned.headers, ...hash },
      query,
      body: unsigned.body,
    },
    ...{ protocol: 'https:', hostname: unsigned.headers.host ?? 'example.com' },
  };
  const signingDate = new Date(as.at ?? EXAMPLE_TIME);
  const signed =
    as.expiresIn === undefined
      ? await signer.sign(input, { signingDate })
      : await signer.presign(input, { signingDate, expiresIn: as.expiresIn });
  const headers = Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...unsigned, headers: Object.fromEntries(headers), query: queryText(signed.query ?? {}) };
}

function queryText(query: Record<string, string | string[] | null>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => [value ?? ''].flat().map((one) => `${encode(name)}=${encode(one)}`))
    .join('&');
}

function encode(text: string): string {
  return percentEncode(Buffer.from(text, 'utf8').toString('latin1'));
}

/** The hash in the shape that the SDK's signer wants. */
class Sha256 {
  #hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = typeof secret === 'string' ? secret : secret && bytes(secret);
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key);
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(typeof data === 'string' ? data : bytes(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('The signer never resets a hash.');
  }
}

function bytes(data: ArrayBuffer | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
