import type { Authorizer } from '@aws-sdk/client-api-gateway';
import type { Cloud } from '../../call.ts';
import { cacheClaims, cachedClaims, type Shown } from './authorizer-cache.ts';
import { audienceExpression, DEFAULT_TTL } from './authorizer-checks.ts';
import { type Claims, checkAge, TokenRefusal, verifyToken } from './user-pool-token.ts';

interface Asked {
  stageVariables?: Record<string, string> | undefined;
  /** The method's; with none of them the token is taken for an identity token. */
  scopes?: string[] | undefined;
  /** Where the result is cached; a test of an authorizer caches nothing. */
  place?: Omit<Shown, 'token'>;
}

/** A good access token that has none of the method's scopes. */
export class ScopeRefusal extends Error {}

/**
 * The token of a header: as it is, or after `Bearer`. Two headers are one too many to know which of them is meant.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-invoke-api-integrated-with-cognito-user-pool.html
 *
 * @throws TokenRefusal
 */
export function bearerToken(values: readonly string[]): string {
  const [value = '', ...more] = values;
  const token = value.replace(/^Bearer /i, '');
  if (token === '' || more.length > 0) throw new TokenRefusal();
  return token;
}

/**
 * An identity token for a method without scopes, an access token with one of them for a method that has some.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
 *
 * @returns the token's claims
 * @throws TokenRefusal, ScopeRefusal
 */
export async function authorizeToken(
  cloud: Cloud,
  authorizer: Authorizer,
  token: string,
  { stageVariables = {}, scopes = [], place }: Asked,
): Promise<Claims> {
  const shown = place && { ...place, token };
  const known = shown && cachedClaims(cloud, shown);
  const claims = known ?? (await verifyToken(cloud, authorizer, token, stageVariables));
  checkAge(cloud, claims);
  if (shown && !known) {
    cacheClaims(cloud, shown, claims, authorizer.authorizerResultTtlInSeconds ?? DEFAULT_TTL);
  }
  // An access token has no audience, so that an expression refuses all of them.
  const expression = audienceExpression(authorizer);
  if (expression && !expression.test(String(claims.aud ?? ''))) throw new TokenRefusal();
  if (claims.token_use !== (scopes.length > 0 ? 'access' : 'id')) throw new TokenRefusal();
  const granted = String(claims.scope ?? '')
    .split(' ')
    .filter(Boolean);
  if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) throw new ScopeRefusal();
  return claims;
}
