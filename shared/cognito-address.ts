import type { Config } from './config.ts';
import { publicSuffix } from './public-suffix.ts';

type Place = Pick<Config, 'endpoint' | 'region'>;

/**
 * Where a browser finds the user pools of a region, with a slash at the end. This file is the one place that knows how
 * Cognito's addresses look on AWS and on the embedded cloud.
 * https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html
 */
export function cognitoEndpoint({ endpoint, region }: Place): string {
  return `https://cognito-idp.${region}.${publicSuffix(endpoint)}/`;
}

/**
 * Who a pool's tokens say that they are from (`iss`). The pool's public keys are below it, at
 * `/.well-known/jwks.json`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function userPoolIssuer(place: Place, userPoolId: string): string {
  return cognitoEndpoint(place) + userPoolId;
}

/**
 * The address of a pool's hosted sign-in page and of its OAuth endpoints, without a slash at the end.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
 *
 * @param domain the pool's domain prefix
 */
export function signInPage({ endpoint, region }: Place, domain: string): string {
  // On AWS these pages have a domain of their own, so that no cookie of theirs is one of amazonaws.com.
  const suffix = endpoint === undefined ? 'amazoncognito.com' : publicSuffix(endpoint);
  return `https://${domain}.auth.${region}.${suffix}`;
}
