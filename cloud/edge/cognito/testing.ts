import { createHash, randomUUID } from 'node:crypto';
import type { Cloud } from '../../call.ts';
import { stoppedClock } from '../../services/cloudfront/testing.ts';
import { freshUser } from '../../services/cognito-idp/fresh-user.ts';
import { setPassword } from '../../services/cognito-idp/set-password.ts';
import {
  clients,
  type DomainRecord,
  domains,
  type UserPoolClientRecord,
  type UserPoolRecord,
  type UserRecord,
  userPools,
  users,
} from '../../services/cognito-idp/state.ts';
import { poolRecord } from '../../services/cognito-idp/testing-records.ts';
import { bareCloud } from '../../testing-bare-cloud.ts';
import type { HttpResponse } from '../../wire/http.ts';
import { serveHosted } from './hosted.ts';

export const CALLBACK = 'https://site.example.com/signed-in.html';
export const PASSWORD = 'Correct-horse-9';
export const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-0123456789';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

const POOL = poolRecord({
  id: 'us-east-1_Test12345',
  name: 'admins',
  policies: { PasswordPolicy: { MinimumLength: 12, RequireNumbers: true } },
  adminCreateUser: { AllowAdminCreateUserOnly: true },
});

const CLIENT: UserPoolClientRecord = {
  ClientId: 'client1',
  UserPoolId: POOL.id,
  ClientName: 'site',
  createdAt: 0,
  lastModifiedAt: 0,
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid', 'email', 'profile', 'api/movies.write'],
  CallbackURLs: [CALLBACK],
  LogoutURLs: ['https://site.example.com/index.html'],
  SupportedIdentityProviders: ['COGNITO'],
  PreventUserExistenceErrors: 'ENABLED',
  EnableTokenRevocation: true,
};

interface Differences {
  client?: Partial<UserPoolClientRecord>;
  user?: Partial<UserRecord>;
  domain?: Partial<DomainRecord>;
}

interface Asking {
  method?: string;
  query?: Record<string, string> | URLSearchParams;
  form?: Record<string, string> | URLSearchParams;
  headers?: Record<string, string>;
  secure?: boolean;
}

export interface HostedPool {
  cloud: Cloud;
  pool: UserPoolRecord;
  client: UserPoolClientRecord;
  user: UserRecord;
  /** Asks the pool's domain and keeps its cookies, as a browser does. */
  ask(path: string, asking?: Asking): Promise<HostedAnswer>;
}

export interface HostedAnswer extends Omit<HttpResponse, 'headers'> {
  headers: Record<string, string>;
  cookies: string[];
  text: string;
  json: Record<string, unknown>;
  /** Where the answer leads, with its query apart. */
  location: { to: string; query: Record<string, string> };
}

/** For tests: a pool with a domain, a client and a user in memory; the browser signs in to it at `ask`. */
export function hostedPool({ client, user, domain }: Differences = {}): HostedPool {
  const cloud = bareCloud(stoppedClock());
  const kept = { client: { ...CLIENT, ...client }, user: newUser(user) };
  userPools(cloud).set(POOL.id, POOL);
  clients(cloud).set(kept.client.ClientId, kept.client);
  users(cloud, POOL.id).set(kept.user.sub, kept.user);
  const record = { domain: 'films', poolId: POOL.id, account: POOL.account, region: POOL.region };
  domains(cloud).set('us-east-1/films', { ...record, managedLoginVersion: 1, ...domain });
  const jar = new Map<string, string>();
  return { cloud, pool: POOL, ...kept, ask: (path, asking) => ask(cloud, jar, path, asking) };
}

/** The parameters of a good request for a code. */
export function authorizationQuery(more: Record<string, string> = {}): Record<string, string> {
  return { client_id: 'client1', redirect_uri: CALLBACK, response_type: 'code', state: 's t&1', ...more };
}

/** Signs the test's user in at the page, and gives back the answer to its form. */
export async function signIn(
  { ask: askPool }: HostedPool,
  {
    query = authorizationQuery(),
    form = {},
  }: { query?: Record<string, string>; form?: Record<string, string> } = {},
): Promise<HostedAnswer> {
  const shown = await askPool('/login', { query });
  const _csrf = field(shown.text, '_csrf');
  return askPool('/login', {
    method: 'POST',
    query,
    form: { _csrf, username: 'ana@example.com', password: PASSWORD, ...form },
  });
}

/** The value of a hidden field of a page. */
export function field(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

function newUser(differences: Partial<UserRecord> = {}): UserRecord {
  const sub = randomUUID();
  const attributes = { sub, email: 'ana@example.com', email_verified: 'true', name: 'Ana' };
  const user = freshUser({ sub, username: sub, status: 'CONFIRMED', attributes }, 0);
  return setPassword(POOL, { ...user, ...differences }, PASSWORD);
}

async function ask(
  cloud: Cloud,
  jar: Map<string, string>,
  path: string,
  { method = 'GET', query = {}, form, headers = {}, secure = true }: Asking = {},
): Promise<HostedAnswer> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const type = form && { 'content-type': 'application/x-www-form-urlencoded' };
  const request = {
    method,
    path,
    query: new URLSearchParams(query).toString(),
    headers: { host: 'films.auth.us-east-1.localhost:1', ...(cookie && { cookie }), ...type, ...headers },
    body: Buffer.from(form ? new URLSearchParams(form).toString() : ''),
    secure,
    sourceIp: '127.0.0.1',
  };
  return readAnswer(await serveHosted(request, 'films', 'us-east-1', cloud), jar);
}

function readAnswer(response: HttpResponse, jar: Map<string, string>): HostedAnswer {
  const { 'set-cookie': set = [], ...headers } = response.headers;
  const cookies = [set].flat();
  for (const cookie of cookies) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (cookie.includes('Max-Age=0')) jar.delete(name);
    else jar.set(name, value);
  }
  const text = String(response.body);
  const [to = '', query = ''] = String(headers.location ?? '').split('?');
  return {
    ...response,
    headers: headers as Record<string, string>,
    cookies,
    text,
    get json() {
      return JSON.parse(text) as Record<string, unknown>;
    },
    location: { to, query: Object.fromEntries(new URLSearchParams(query)) },
  };
}
