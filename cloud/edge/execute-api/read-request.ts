import type { HttpRequest } from '../../wire/http.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html#api-gateway-known-issues-rest-apis */
const KEPT_BACK = [
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'www-authenticate',
];

/** A request's headers as an API sees them: with who asked, and by which way. */
export function readHeaders(request: HttpRequest, traceId: string): [string, string][] {
  const came = pairs(request).filter(([name]) => !KEPT_BACK.includes(name.toLowerCase()));
  const port = request.secure ? '443' : '80';
  const added: [string, string][] = [
    ['X-Amzn-Trace-Id', traceId],
    ['X-Forwarded-For', forwardedFor(request)],
    ['X-Forwarded-Port', /:(\d+)$/.exec(request.headers.host ?? '')?.[1] ?? port],
    ['X-Forwarded-Proto', request.secure ? 'https' : 'http'],
  ];
  const names = added.map(([name]) => name.toLowerCase());
  return [...came.filter(([name]) => !names.includes(name.toLowerCase())), ...added];
}

function pairs({ rawHeaders, headers }: HttpRequest): [string, string][] {
  if (!rawHeaders) return Object.entries(headers);
  const found: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    found.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '']);
  }
  return found;
}

function forwardedFor({ headers, sourceIp }: HttpRequest): string {
  const before = headers['x-forwarded-for'];
  const address = sourceIp.replace(/^::ffff:/, '');
  return before ? `${before}, ${address}` : address;
}

/** The query's values by name, decoded, in their order. */
export function readQuery(query: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query))
    found.set(name, [...(found.get(name) ?? []), value]);
  return found;
}
