import { randomBytes, randomUUID } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import type { RestApiRecord, StageRecord } from '../../services/apigateway/state.ts';
import type { HttpRequest } from '../../wire/http.ts';
import { LenientMap } from './vtl/values.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const IDENTITY = [
  'accessKey',
  'accountId',
  'apiKey',
  'caller',
  'cognitoAuthenticationProvider',
  'cognitoAuthenticationType',
  'cognitoIdentityId',
  'cognitoIdentityPoolId',
  'principalOrgId',
  'user',
  'userArn',
];

interface Place {
  cloud: Cloud;
  api: RestApiRecord;
  stage: StageRecord;
  request: HttpRequest;
  /** Below the stage. */
  path: string;
}

/**
 * `$context` of a request.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html#context-variable-reference
 */
export function newContext({ cloud, api, stage, request, path }: Place): LenientMap {
  const now = cloud.clock.now();
  // With its port, so that an address made of it works here as it does on AWS.
  const domainName = request.headers.host ?? '';
  return lenient({
    accountId: api.account,
    apiId: api.id,
    authorizer: lenient({}),
    deploymentId: stage.deploymentId,
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    error: lenient({}),
    extendedRequestId: `${randomBytes(11).toString('base64url').slice(0, 15)}=`,
    httpMethod: request.method,
    identity: lenient({
      sourceIp: request.sourceIp.replace(/^::ffff:/, ''),
      userAgent: request.headers['user-agent'] ?? '',
    }),
    path: `/${stage.stageName}${path}`,
    protocol: 'HTTP/1.1',
    requestId: randomUUID(),
    requestOverride: new Map(['header', 'path', 'querystring'].map((kind) => [kind, new Map()])),
    requestTime: commonLogTime(now),
    requestTimeEpoch: now,
    responseOverride: new Map<string, unknown>([['header', new Map()]]),
    stage: stage.stageName,
  });
}

export function lenient(values: Record<string, unknown>): LenientMap {
  return new LenientMap(Object.entries(values));
}

/** A value of `$context` by its path, such as `identity.sourceIp`; undefined for what it does not have. */
export function contextValue(context: LenientMap, path: string): string | undefined {
  let value: unknown = context;
  for (const key of path.split('.')) value = value instanceof Map ? value.get(key) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The identity of a proxy event, where what is unknown is null. */
export function identityOf(context: LenientMap): Record<string, unknown> {
  const known = context.get('identity') as LenientMap;
  const nulls = IDENTITY.filter((name) => name !== 'apiKey').map((name) => [name, null] as const);
  return { ...Object.fromEntries(nulls), ...Object.fromEntries(known) };
}

/** `10/Oct/2000:13:55:36 +0000` */
function commonLogTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (number: number) => String(number).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
