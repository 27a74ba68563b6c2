import { type UserPoolClientRecord, users } from '../../services/cognito-idp/state.ts';
import { type IssuedTokens, issueTokens } from '../../services/cognito-idp/tokens/issue.ts';
import { type Grant, isProven, redeemCode } from './authorization-codes.ts';
import { oauthError } from './oauth-error.ts';
import { isWelcome } from './session.ts';
import { parameter, type Visit } from './visit.ts';

/** The attributes that a client must be able to read, all or none, before a scope gives them. */
const WHOLE_SCOPES: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
};

/**
 * Tokens for an authorization code, which is used up by the attempt.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 *
 * @throws Refusal invalid_request, invalid_grant
 */
export async function grantForCode(
  visit: Visit,
  client: UserPoolClientRecord,
  form: URLSearchParams,
): Promise<IssuedTokens> {
  const code = parameter(form, 'code');
  const redirectUri = parameter(form, 'redirect_uri');
  if (!code || !redirectUri) throw oauthError('invalid_request');
  const grant = redeemCode(visit, code);
  const isRight =
    grant?.clientId === client.ClientId &&
    grant.redirectUri === redirectUri &&
    isProven(grant.codeChallenge, parameter(form, 'code_verifier'));
  const user = grant && users(visit.cloud, visit.pool.id).get(grant.sub);
  if (!isRight || !user || !isWelcome(user) || !mayReadScopes(client, grant)) {
    throw oauthError('invalid_grant');
  }
  const { scopes, nonce, authTime } = grant;
  const { cloud, pool } = visit;
  return issueTokens(cloud, { pool, client, user, scopes, nonce, authTime, withRefreshToken: true });
}

function mayReadScopes({ ReadAttributes }: UserPoolClientRecord, { scopes }: Grant): boolean {
  if (!ReadAttributes?.length) return true;
  const needed = scopes.flatMap((scope) => WHOLE_SCOPES[scope] ?? []);
  return needed.every((name) => ReadAttributes.includes(name));
}
