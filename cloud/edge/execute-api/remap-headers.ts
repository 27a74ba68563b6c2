import type { HttpResponse } from '../../wire/http.ts';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html#api-gateway-known-issues-rest-apis */
const COMMON = ['connection', 'content-length', 'date', 'server', 'x-amzn-requestid'];
const NOT_OF_A_PROXY = [
  ...COMMON,
  'authorization',
  'content-md5',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
];

/** Headers that API Gateway keeps to itself come out as `x-amzn-Remapped-NAME`; a few not at all. */
export function remapHeaders(
  headers: HttpResponse['headers'],
  integrationType: string,
): HttpResponse['headers'] {
  const isProxy = integrationType.endsWith('_PROXY');
  const remapped = isProxy ? COMMON : NOT_OF_A_PROXY;
  const dropped = integrationType === 'HTTP_PROXY' ? ['transfer-encoding', 'via'] : ['transfer-encoding'];
  // A proxy's WWW-Authenticate is remapped too: browsers must not ask for a password.
  const names = isProxy ? [...remapped, 'www-authenticate'] : remapped;
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !dropped.includes(name))
      .map(([name, value]) => [names.includes(name) ? `x-amzn-remapped-${name}` : name, value]),
  );
}
