import type { CORSRule } from '@aws-sdk/client-s3';
import { globPattern, matchesPattern } from '../../auth/policy/glob.ts';
import type { HttpRequest } from '../../wire/http.ts';

type Headers = Record<string, string>;

/**
 * The CORS headers of an answer, from the first rule that matches the request; undefined when none does. A preflight
 * and the request that follows it are judged alike.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 */
export function corsHeaders(rules: readonly CORSRule[], request: HttpRequest): Headers | undefined {
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  const method = request.headers['access-control-request-method'] ?? request.method;
  const requested = requestedHeaders(request);
  const rule = rules.find((candidate) => matches(candidate, origin, method, requested));
  return rule && answerOf(rule, origin, requested);
}

/** In lower case, which is how S3 gives them back. */
function requestedHeaders(request: HttpRequest): string[] {
  const names = request.headers['access-control-request-headers'] ?? '';
  return names
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}

function matches(rule: CORSRule, origin: string, method: string, requested: string[]): boolean {
  return (
    (rule.AllowedMethods ?? []).includes(method) &&
    (rule.AllowedOrigins ?? []).some((pattern) => matchesWildcard(pattern, origin)) &&
    requested.every((name) =>
      (rule.AllowedHeaders ?? []).some((pattern) => matchesWildcard(pattern.toLowerCase(), name)),
    )
  );
}

/** `*` takes any run of characters; `?` is no wildcard here. */
function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.split('?').map(globPattern);
  return matchesPattern(
    parts.flatMap((part, index) => (index === 0 ? part : ['?', ...part])),
    text,
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/testing-cors.html */
function answerOf(rule: CORSRule, origin: string, requested: string[]): Headers {
  const isForAll = (rule.AllowedOrigins ?? []).includes('*');
  const headers: Headers = {
    'access-control-allow-origin': isForAll ? '*' : origin,
    'access-control-allow-methods': (rule.AllowedMethods ?? []).join(', '),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
  if (!isForAll) headers['access-control-allow-credentials'] = 'true';
  if (requested.length > 0) headers['access-control-allow-headers'] = requested.join(', ');
  if (rule.ExposeHeaders?.length) headers['access-control-expose-headers'] = rule.ExposeHeaders.join(', ');
  if (rule.MaxAgeSeconds !== undefined) headers['access-control-max-age'] = String(rule.MaxAgeSeconds);
  return headers;
}
