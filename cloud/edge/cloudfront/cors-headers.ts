import type { ResponseHeadersPolicySettings } from '../../services/cloudfront/state.ts';
import type { HttpRequest } from '../../wire/http.ts';
import type { WantedHeader } from './response-headers.ts';

type Cors = NonNullable<ResponseHeadersPolicySettings['CorsConfig']>;

const ALL_METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

/**
 * The CORS headers for a request that has an Origin, when the policy allows it.
 * https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyCorsConfig.html
 */
export function corsHeaders(
  cors: Cors,
  { method, headers }: Pick<HttpRequest, 'method' | 'headers'>,
): WantedHeader[] {
  const allowed = headers.origin && allowedOrigin(cors, headers.origin);
  if (!allowed) return [];
  const preflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  const values: Record<string, string | undefined> = {
    'access-control-allow-origin': allowed,
    'access-control-allow-credentials': cors.AccessControlAllowCredentials ? 'true' : undefined,
    'access-control-expose-headers': cors.AccessControlExposeHeaders?.Items?.join(', '),
    vary: allowed === '*' ? undefined : 'Origin',
    ...(preflight ? preflightValues(cors) : {}),
  };
  return Object.entries(values).flatMap(([name, value]) =>
    value ? [{ name, value, override: cors.OriginOverride }] : [],
  );
}

function preflightValues(cors: Cors): Record<string, string | undefined> {
  const methods = cors.AccessControlAllowMethods.Items ?? [];
  return {
    'access-control-allow-methods': methods.includes('ALL') ? ALL_METHODS : methods.join(', '),
    'access-control-allow-headers': cors.AccessControlAllowHeaders.Items?.join(', '),
    'access-control-max-age': cors.AccessControlMaxAgeSec?.toString(),
  };
}

/** `*` for a policy that allows all, else the origin itself when one of the patterns covers it. */
function allowedOrigin(cors: Cors, origin: string): string | undefined {
  const patterns = cors.AccessControlAllowOrigins.Items ?? [];
  if (patterns.includes('*')) return '*';
  return patterns.some((pattern) => covers(pattern, origin)) ? origin : undefined;
}

/** A pattern may leave the scheme out and begin its host with `*.`. */
function covers(pattern: string, origin: string): boolean {
  const compared = pattern.includes('://') ? origin : origin.replace(/^[a-z]+:\/\//, '');
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]+');
  return new RegExp(`^${source}$`, 'i').test(compared);
}
