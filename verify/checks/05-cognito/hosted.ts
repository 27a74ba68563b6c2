import { createHash, randomBytes } from 'node:crypto';
import { signInPage } from '../../../shared/cognito-address.ts';
import { CourseError } from '../../../shared/errors.ts';
import type { Answer } from '../../../shared/http.ts';
import type { Grader } from '../../check.ts';
import { said } from '../words.ts';
import type { CanaryUser } from './canary-user.ts';
import { type CookieJar, cookieJar } from './cookie-jar.ts';
import type { Pool } from './pool.ts';

/** Where the hosted page let a browser go, or what it said instead. */
export type Walk =
  /** To an address of the application, which is not asked. */
  | { kind: 'left'; url: URL }
  /** It shows the form that asks who somebody is. */
  | { kind: 'asked'; answer: Answer; url: URL }
  | { kind: 'refused'; said: string };

const MOST_STEPS = 8;

/** The address of the pool's hosted page, without a slash at the end; undefined where it has none. */
export function hostedPage({ config }: Grader, { Domain, CustomDomain }: Pool): string | undefined {
  if (CustomDomain) return `https://${CustomDomain}`;
  return Domain === undefined ? undefined : signInPage(config, Domain);
}

/** A secret of a browser, and what it shows of it: https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
export function newProof(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Follows an address as a browser does, as long as it stays at the hosted page. */
export async function walk(grader: Grader, address: string, jar: CookieJar = cookieJar()): Promise<Walk> {
  return follow(grader, new URL(address), {}, jar);
}

/** Walks to the form, fills it in for a user, and follows what comes then. */
export async function signInHosted(
  grader: Grader,
  address: string,
  user: Pick<CanaryUser, 'signInName' | 'password'>,
): Promise<Walk> {
  const jar = cookieJar();
  const shown = await walk(grader, address, jar);
  if (shown.kind !== 'asked') return shown;
  const form = formIn(shown.answer.text());
  if (!form) {
    throw new CourseError(
      'source',
      'The sign-in page has no form that can be filled in without a browser.',
      'Give the domain ManagedLoginVersion 1, as ensureDomain does, and run it again.',
    );
  }
  const fields = { ...form.hidden, username: user.signInName, password: user.password };
  const settings = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
  const after = await follow(grader, new URL(form.action, shown.url), settings, jar);
  if (after.kind !== 'asked') return after;
  return { kind: 'refused', said: 'the sign-in page asks again' };
}

async function follow(grader: Grader, url: URL, first: object, jar: CookieJar): Promise<Walk> {
  const { origin } = url;
  let settings: { method?: string; headers?: Record<string, string>; body?: string } = first;
  for (let place = url, step = 0; step < MOST_STEPS; step += 1) {
    const headers = { accept: 'text/html', ...settings.headers, ...jar.header() };
    const answer = await grader.request(place, { ...settings, headers });
    jar.keep(answer.headers['set-cookie']);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status >= 400 || location === undefined) return seen(answer, place);
    const next = new URL(location, place);
    if (next.origin !== origin) return { kind: 'left', url: next };
    const error = next.pathname === '/error' ? next.searchParams.get('error') : null;
    if (error !== null) return { kind: 'refused', said: error };
    [place, settings] = [next, {}];
  }
  return { kind: 'refused', said: 'it leads round in a circle' };
}

function seen(answer: Answer, url: URL): Walk {
  if (answer.status === 200 && url.pathname.startsWith('/login')) return { kind: 'asked', answer, url };
  const [, code] = /<code>(\w+)<\/code>/.exec(answer.text()) ?? [];
  return { kind: 'refused', said: code ?? said(answer) };
}

/** The form with a password of a page; AWS's has it twice, for large and for small screens. */
function formIn(page: string): { action: string; hidden: Record<string, string> } | undefined {
  const forms = page.match(/<form\b[\s\S]*?<\/form>/gi) ?? [];
  const form = forms.find((text) => /type="?password/i.test(text));
  if (form === undefined) return undefined;
  const inputs = (form.match(/<input\b[^>]*>/gi) ?? []).filter((tag) => attribute(tag, 'type') === 'hidden');
  const hidden = inputs.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]);
  const opening = form.slice(0, form.indexOf('>') + 1);
  return { action: attribute(opening, 'action'), hidden: Object.fromEntries(hidden) };
}

function attribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag) ?? [];
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}
