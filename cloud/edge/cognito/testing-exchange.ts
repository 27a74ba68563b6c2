import { authorizationQuery, CALLBACK, type HostedPool, signIn } from './testing.ts';

/** For tests: a code for the test's user, who signs in at the page. */
export async function newCode(pool: HostedPool, more: Record<string, string> = {}): Promise<string> {
  return (await signIn(pool, { query: authorizationQuery(more) })).location.query.code ?? '';
}

/** For tests: a code exchanged for tokens; a parameter that is empty is left out. */
export function exchange(
  pool: HostedPool,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const whole = { grant_type: 'authorization_code', client_id: 'client1', redirect_uri: CALLBACK, ...form };
  const given = Object.entries(whole).filter(([, value]) => value !== '');
  return pool.ask('/oauth2/token', { method: 'POST', form: Object.fromEntries(given), headers });
}
