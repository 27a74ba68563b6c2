import { type FailureText, fail, type Grader, likely, type Outcome, proven } from '../../check.ts';
import { originOfSite } from '../04-apigateway/preflight.ts';
import { said } from '../words.ts';
import type { CanaryUser } from './canary-user.ts';
import { hostedPage, newProof, signInHosted, type Walk } from './hosted.ts';
import { type Client, type Pool, steps } from './pool.ts';
import type { Tokens } from './sign-in.ts';

const learn = '#common-mistakes';

type Reason = Pick<FailureText, 'why' | 'fix' | 'learn'>;

/** The page of the site that gets the code. */
export async function callbackAddress(grader: Grader): Promise<string> {
  return `${await originOfSite(grader)}/signed-in.html`;
}

/** The address that a browser is sent to, to sign in for the site. Without a scope it asks for all that there are. */
export function authorizeAddress(page: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${page}/oauth2/authorize?${new URLSearchParams(given)}`;
}

/** Signs a user in at the hosted page with PKCE, and changes the code for tokens; a failure where that ends early. */
export async function tokensByCode(
  grader: Grader,
  pool: Pool,
  client: Client,
  user: CanaryUser,
): Promise<Tokens | Outcome> {
  const page = hostedPage(grader, pool);
  const expected = 'a code at the site, and tokens for it';
  if (page === undefined) return fail({ expected, got: 'no hosted page', ...whyNoPage() });
  const redirectUri = await callbackAddress(grader);
  const { verifier, challenge } = newProof();
  const state = grader.random.hex(16);
  grader.log(`signed in at the hosted page for ${redirectUri}`);
  const address = authorizeAddress(page, {
    response_type: 'code',
    client_id: client.ClientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const walk = await signInHosted(grader, address, user);
  const code = walk.kind === 'left' ? walk.url.searchParams.get('code') : null;
  if (code === null) {
    return fail({ expected, got: shownWalk(walk), ...whyNoCode(walk, client, redirectUri) });
  }
  return change(grader, page, { client_id: client.ClientId, redirect_uri: redirectUri, code, verifier });
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html */
async function change(
  grader: Grader,
  page: string,
  { verifier, ...sent }: Record<'client_id' | 'redirect_uri' | 'code' | 'verifier', string>,
): Promise<Tokens | Outcome> {
  const form = { grant_type: 'authorization_code', ...sent, code_verifier: verifier };
  const answer = await grader.request(`${page}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  grader.log('changed the code for tokens');
  const expected = 'an ID token, an access token and a refresh token for the code';
  if (answer.status !== 200) {
    const why = likely('the client does not allow the code flow to go to its end');
    return fail({
      expected,
      got: said(answer),
      why,
      fix: `compare the client with the lesson, in ${steps.client}`,
    });
  }
  const { id_token, access_token, refresh_token } = JSON.parse(answer.text()) as Record<string, string>;
  if (id_token && access_token && refresh_token) {
    return { idToken: id_token, accessToken: access_token, refreshToken: refresh_token };
  }
  if (id_token) {
    const why = likely('the client does not allow the refresh');
    const fix = `ALLOW_REFRESH_TOKEN_AUTH in ExplicitAuthFlows, in ${steps.client}`;
    return fail({ expected, got: 'no refresh token', why, fix });
  }
  return fail({
    expected,
    got: 'an access token, and no ID token',
    why: proven('AllowedOAuthScopes does not have openid, and only with it Cognito says who somebody is'),
    fix: `'openid' in AllowedOAuthScopes, in ${steps.client}`,
  });
}

/** Where a walk ended, without a code or a token. */
export function shownWalk(walk: Walk): string {
  if (walk.kind === 'asked') return 'the sign-in page';
  if (walk.kind === 'refused') return walk.said;
  const { origin, pathname, searchParams } = walk.url;
  const error = searchParams.get('error');
  return `${origin}${pathname}${error === null ? '' : ` with error=${error}`}`;
}

function whyNoPage(): Reason {
  const why = proven('the pool has no domain, so there is no hosted page');
  return { why, fix: `ensureDomain(course, poolId), in ${steps.client}` };
}

function whyNoCode(walk: Walk, client: Client, wanted: string): Reason {
  const { CallbackURLs = [], AllowedOAuthFlows = [], SupportedIdentityProviders = [] } = client;
  const step = steps.client;
  if (!CallbackURLs.includes(wanted)) {
    const why = proven(whyOtherAddress(CallbackURLs, wanted));
    return { why, fix: `CallbackURLs: [\`\${site}/signed-in.html\`], in ${step}`, learn };
  }
  if (!client.AllowedOAuthFlowsUserPoolClient) {
    const why = proven('AllowedOAuthFlowsUserPoolClient is not set, and without it no OAuth setting counts');
    return { why, fix: `AllowedOAuthFlowsUserPoolClient: true, in ${step}` };
  }
  if (!AllowedOAuthFlows.includes('code')) {
    const why = proven(`AllowedOAuthFlows is ${AllowedOAuthFlows.join(', ') || 'empty'}, without code`);
    return { why, fix: `AllowedOAuthFlows: ['code'], in ${step}` };
  }
  if (!SupportedIdentityProviders.includes('COGNITO')) {
    const why = proven(
      'SupportedIdentityProviders does not have COGNITO, so the page lets nobody of the pool in',
    );
    return { why, fix: `SupportedIdentityProviders: ['COGNITO'], in ${step}` };
  }
  const why = likely(`the hosted page answers ${shownWalk(walk)}`);
  return { why, fix: `compare the client and the domain with the lesson, in ${step}` };
}

function whyOtherAddress(found: string[], wanted: string): string {
  if (found.length === 0) return 'the client has no CallbackURLs';
  const near = found.find((address) => address.replace(/^http:/, 'https:').replace(/\/$/, '') === wanted);
  if (near?.endsWith('/'))
    return `CallbackURLs has ${near}, and the slash at its end makes another address of it`;
  if (near) return `CallbackURLs has ${near}, which begins with another scheme`;
  return `CallbackURLs is ${found.join(', ')}, and the site sends ${wanted}: they are compared letter by letter`;
}
