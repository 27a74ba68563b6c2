import { AwsError } from '../../errors.ts';
import { attributeClaims } from '../../services/cognito-idp/tokens/user-claims.ts';
import { type Bearer, verifyAccessToken } from '../../services/cognito-idp/tokens/verify-access-token.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { jsonAnswer } from './json-answer.ts';
import { Refusal } from './refusal.ts';
import type { Visit } from './visit.ts';

/** What each scope lets through; `openid` alone lets all through. */
const OF_SCOPE: Readonly<Record<string, RegExp>> = {
  profile:
    /^(?:name|family_name|given_name|middle_name|nickname|preferred_username|profile|picture|website|gender|birthdate|zoneinfo|locale|updated_at|custom:.*)$/,
  email: /^email(?:_verified)?$/,
  phone: /^phone_number(?:_verified)?$/,
};

/**
 * GET /oauth2/userInfo: a user's attributes, for an access token that has the scope openid.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export async function userInfo({ cloud, pool, request }: Visit): Promise<HttpResponse> {
  const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!token) throw refusal(400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint');
  const bearer = await read(() => verifyAccessToken(cloud, token));
  if (bearer.pool.id !== pool.id) throw invalidToken();
  if (!bearer.scopes.includes('openid')) {
    throw refusal(401, 'invalid_token', 'Access token does not contain openid scope');
  }
  return jsonAnswer({ ...attributesFor(bearer), username: bearer.user.username });
}

async function read(verify: () => Promise<Bearer>): Promise<Bearer> {
  try {
    return await verify();
  } catch (error) {
    if (error instanceof AwsError) throw invalidToken();
    throw error;
  }
}

/** Cognito gives `email_verified` as a string here, unlike in the ID token. */
function attributesFor({ client, user, scopes }: Bearer): Record<string, unknown> {
  const shown = scopes.flatMap((scope) => OF_SCOPE[scope] ?? []);
  const entries = Object.entries(attributeClaims(client, user)).filter(
    ([name]) => name === 'sub' || shown.length === 0 || shown.some((names) => names.test(name)),
  );
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]),
  );
}

function invalidToken(): Refusal {
  const reason = 'Access token is expired, disabled, or deleted, or the user has globally signed out.';
  return refusal(401, 'invalid_token', reason);
}

function refusal(status: number, error: string, description: string): Refusal {
  const answer = jsonAnswer({ error, error_description: description }, status);
  const challenge = `error="${error}", error_description="${description}"`;
  return new Refusal({ ...answer, headers: { ...answer.headers, 'www-authenticate': challenge } });
}
