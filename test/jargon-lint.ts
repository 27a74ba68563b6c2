/** Words of the trade. A text that uses one counts on a lesson that has introduced it. */
const TERMS = [
  ...[
    'access token',
    'ACL',
    'alias',
    'ARN',
    'authorizer',
    'base64',
    'batch',
    'bundle',
    'cache policy',
    'canary',
  ],
  ...['change set', 'CORS', 'CSP', 'custom integration', 'default root object', 'deployment', 'distribution'],
  ...['drift', 'edge location', 'environment variable', 'execution role', 'gateway response', 'handler'],
  ...['ID token', 'idempotent', 'invalidation', 'JWKS', 'JWT', 'least privilege', 'lifecycle', 'log group'],
  ...[
    'logical id',
    'mapping template',
    'multipart',
    'OAC',
    'OAI',
    'OAuth',
    'on demand',
    'origin',
    'pagination',
  ],
  ...['partition key', 'PKCE', 'preflight', 'presigned', 'principal', 'proxy integration', 'public client'],
  ...['refresh token', 'REST endpoint', 'scope', 'SDK', 'SRP', 'stage', 'throttl', 'TLS', 'transform', 'TTL'],
  ...['user pool', 'UUID', 'versioning', 'VTL', 'wildcard'],
];

/**
 * The terms of a text that no lesson so far has used.
 *
 * @param lessons the text of the module's lesson and of those before it
 */
export function jargonProblems(text: string, lessons: string): string[] {
  return TERMS.filter((term) => uses(text, term) && !uses(lessons, term));
}

/** Lines are broken where they are full, in the middle of a term too; and a lesson sets what it introduces _like this_. */
function uses(text: string, term: string): boolean {
  return new RegExp(`(?<![a-z])${term.replaceAll(' ', '[\\s-]+')}`, 'i').test(text);
}
