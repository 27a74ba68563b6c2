import { jsonAnswer } from './json-answer.ts';
import { Refusal } from './refusal.ts';

type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_token_type'
  | 'NotImplemented';

/**
 * The refusal that an application reads.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function oauthError(error: OAuthErrorCode, status = 400, description?: string): Refusal {
  return new Refusal(jsonAnswer({ error, ...(description && { error_description: description }) }, status));
}
