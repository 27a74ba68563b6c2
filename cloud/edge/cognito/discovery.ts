import type { Cloud } from '../../call.ts';
import { domains, type UserPoolRecord } from '../../services/cognito-idp/state.ts';
import { issuerOf } from '../../services/cognito-idp/tokens/signing-keys.ts';

/**
 * What a pool says of itself to OpenID Connect clients. Without a domain the endpoints are named below the issuer, as
 * AWS names them, though nobody answers there.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export function discoveryDocument(cloud: Cloud, pool: UserPoolRecord): Record<string, unknown> {
  const issuer = issuerOf(cloud, pool);
  const domain = [...domains(cloud).values()].find(({ poolId }) => poolId === pool.id);
  const host = domain && `https://${domain.domain}.auth.${domain.region}.${cloud.urlSuffix}`;
  const oauth = host ? `${host}/oauth2` : issuer;
  return {
    authorization_endpoint: `${oauth}/authorize`,
    end_session_endpoint: `${host ?? issuer}/logout`,
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `${oauth}/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `${oauth}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `${oauth}/userInfo`,
  };
}
