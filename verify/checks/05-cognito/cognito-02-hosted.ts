import { type Check, fail, type Grader, likely, pass, proven } from '../../check.ts';
import { makeUser } from './canary-user.ts';
import { authorizeAddress, callbackAddress, shownWalk, tokensByCode } from './code-flow.ts';
import { hostedPage, newProof, walk } from './hosted.ts';
import { type Client, readClient, readPool, steps } from './pool.ts';
import { claimsOf } from './tokens.ts';

const step = steps.client;

const givesCodes: Check = async (grader) => {
  const pool = await readPool(grader);
  const client = await readClient(grader);
  const user = await makeUser(grader, pool);
  const tokens = await tokensByCode(grader, pool, client, user);
  if ('verdict' in tokens) return tokens;
  const { email } = claimsOf(tokens.idToken);
  if (email === user.email) return pass();
  return fail({
    expected: 'an ID token with the e-mail address of who signed in',
    got: email === undefined ? 'an ID token without an address' : 'another address',
    why: likely(`AllowedOAuthScopes is ${client.AllowedOAuthScopes?.join(', ')}, without email`),
    fix: `'openid', 'email' and 'profile' in AllowedOAuthScopes, in ${step}`,
  });
};

const givesOthersNone: Check = async (grader) => {
  const pool = await readPool(grader);
  const client = await readClient(grader);
  const page = String(hostedPage(grader, pool));
  const callback = await callbackAddress(grader);
  for (const address of await strangeAddresses(grader, client, callback)) {
    grader.log(`asked for a code for ${address}`);
    const end = await walk(grader, asked(page, client, address, 'code'));
    if (end.kind === 'refused') continue;
    return fail({
      expected: 'redirect_mismatch',
      got: shownWalk(end),
      why: proven(`CallbackURLs has ${address}, and whoever answers there gets the codes of your users`),
      fix: `CallbackURLs with addresses of the site alone, in ${step}`,
    });
  }
  grader.log('asked for a token in the address');
  const end = await walk(grader, asked(page, client, callback, 'token'));
  const isRefused = end.kind === 'refused' || (end.kind === 'left' && end.url.searchParams.has('error'));
  if (isRefused && !client.AllowedOAuthFlows?.includes('implicit')) return pass();
  return fail({
    expected: 'unauthorized_client',
    got: shownWalk(end),
    why: proven(
      'AllowedOAuthFlows has implicit, and addresses end up in histories and logs, the token with them',
    ),
    fix: `AllowedOAuthFlows: ['code'], in ${step}`,
  });
};

/** Addresses that nobody registered, and what was registered that is not the site's. */
async function strangeAddresses(
  grader: Grader,
  { CallbackURLs = [] }: Client,
  callback: string,
): Promise<string[]> {
  const { origin } = new URL(callback);
  // What a developer's own machine gets, nobody else does.
  const isFine = (address: string) =>
    address.startsWith(`${origin}/`) || address.startsWith('http://localhost');
  return [
    `https://${grader.random.hex(12)}.example/signed-in.html`,
    `${origin}.example/signed-in.html`,
    ...CallbackURLs.filter((address) => !isFine(address)),
  ];
}

function asked(page: string, client: Client, redirect_uri: string, response_type: 'code' | 'token'): string {
  const pkce = { code_challenge: newProof().challenge, code_challenge_method: 'S256' };
  const common = { response_type, client_id: client.ClientId, redirect_uri, state: 's' };
  return authorizeAddress(page, response_type === 'code' ? { ...common, ...pkce } : common);
}

const carriesTheScope: Check = async (grader) => {
  const pool = await readPool(grader);
  const client = await readClient(grader);
  const tokens = await tokensByCode(grader, pool, client, await makeUser(grader, pool));
  if ('verdict' in tokens) return tokens;
  const scopes = String(claimsOf(tokens.accessToken).scope ?? '').split(' ');
  const wanted = `${grader.names.resourceServer}/movies.write`;
  if (scopes.includes(wanted)) return pass();
  return fail({
    expected: `the scope ${wanted} in the access token`,
    got: scopes.join(', '),
    why: proven(`AllowedOAuthScopes is ${client.AllowedOAuthScopes?.join(', ')}`),
    fix: `a resource server with the scope movies.write, and \`\${names.resourceServer}/movies.write\` in AllowedOAuthScopes, in ${step}`,
  });
};

export const hostedChecks: Record<string, Check> = {
  'COGNITO-02.4': givesCodes,
  'COGNITO-02.5': givesOthersNone,
  'COGNITO-02.6': carriesTheScope,
};
