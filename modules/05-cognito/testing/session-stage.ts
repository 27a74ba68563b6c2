import { vi } from 'vitest';
import { type AssembledSite, assembleSite, type SessionModule } from '../../../test/site/assembled-site.ts';

/** What config.json says on the stage. */
export const userPool = {
  id: 'us-east-1_aB3dE5fG7',
  clientId: 'client1',
  endpoint: 'https://cognito-idp.example/',
  signInPage: 'https://ana.auth.example',
};
export const origin = 'https://site.example';
/** What the names of all that the library keeps begin with. */
export const prefix = `CognitoIdentityServiceProvider.${userPool.clientId}`;

/** The site's session.js in Node, with all that it finds in a browser, and a Cognito that says what it is told to. */
export interface SessionStage {
  site: AssembledSite;
  session: SessionModule;
  /** The contents of sessionStorage. */
  kept: Map<string, string>;
  /** The addresses that the browser was sent to. */
  wentTo: string[];
  /** What Cognito was asked: an operation or a path, and what was sent. */
  asked: { what: string; body: Record<string, unknown> }[];
  /** What Cognito answers, by the operation or the path; without an answer the network is down. */
  answers: Record<string, () => Response>;
  close(): Promise<void>;
}

/** Sets the stage; `close` takes it away again. */
export async function openSessionStage(): Promise<SessionStage> {
  const site = await assembleSite();
  const [kept, wentTo]: [Map<string, string>, string[]] = [new Map(), []];
  const [asked, answers]: [SessionStage['asked'], SessionStage['answers']] = [[], {}];
  vi.stubGlobal('sessionStorage', storageOf(kept));
  vi.stubGlobal('location', { origin, assign: (address: string) => wentTo.push(address) });
  vi.stubGlobal('fetch', async (address: string, options: RequestInit = {}) => {
    if (address === '/config.json') return Response.json({ apiUrl: 'https://api.example', userPool });
    const call = callOf(address, options);
    asked.push(call);
    const answer = answers[call.what];
    if (!answer) throw new TypeError('fetch failed');
    return answer();
  });
  const close = () => {
    vi.unstubAllGlobals();
    return site.remove();
  };
  const session = await site.load<SessionModule>('session.js');
  return { site, session, kept, wentTo, asked, answers, close };
}

function storageOf(kept: Map<string, string>) {
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, String(value)),
    removeItem: (key: string) => kept.delete(key),
    clear: () => kept.clear(),
  };
}

function callOf(address: string, { headers, body }: RequestInit): SessionStage['asked'][number] {
  const operation = new Headers(headers).get('x-amz-target')?.split('.')[1];
  if (operation) return { what: operation, body: JSON.parse(String(body)) };
  return { what: new URL(address).pathname, body: Object.fromEntries(body as URLSearchParams) };
}

/** A token that ends so many seconds from now. Nobody here looks at its signature. */
export function token(seconds: number): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iat: now, exp: now + seconds, origin_jti: 'o', 'cognito:username': 'sub1' };
  return `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;
}
