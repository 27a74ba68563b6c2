import { randomUUID } from 'node:crypto';

/**
 * What every answer of a user pool's domain carries. AWS adds Strict-Transport-Security, which is left out: a browser
 * that has seen it lets nobody pass the warning about a local certificate any more.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export function commonHeaders(): Record<string, string> {
  return {
    server: 'Server',
    'x-amz-cognito-request-id': randomUUID(),
    'x-content-type-options': 'nosniff',
    'x-xss-protection': '1; mode=block',
    'x-frame-options': 'DENY',
    'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
    pragma: 'no-cache',
    expires: '0',
  };
}
