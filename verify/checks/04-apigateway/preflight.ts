import { CourseError } from '../../../shared/errors.ts';
import type { Grader } from '../../check.ts';
import { siteOrigin } from '../01-s3/cors.ts';
import { askQuietly, type Reply } from './ask.ts';
import { ALLOW_ORIGIN } from './why-no-cors.ts';

const ALLOW_METHODS = 'access-control-allow-methods';
const ALLOW_HEADERS = 'access-control-allow-headers';

/** What a browser wants to know. */
export interface Question {
  /** The site that the page is of. */
  origin: string;
  method: string;
  /** In lower case. */
  headers: string[];
}

/**
 * Asks as a browser does, without credentials: https://fetch.spec.whatwg.org/#cors-preflight-fetch
 *
 * @param url the stage to ask, as `askQuietly` takes it
 */
export function preflight(
  grader: Grader,
  path: string,
  { origin, method, headers }: Question,
  url?: string,
): Promise<Reply> {
  const asked = {
    origin,
    accept: '*/*',
    'access-control-request-method': method,
    ...(headers.length > 0 && { 'access-control-request-headers': headers.join(',') }),
  };
  return askQuietly(grader, 'OPTIONS', path.replace('{id}', grader.canary.id()), { headers: asked, url });
}

/** Whether the browser would go on after this answer. */
export function allows({ status, headers: names }: Reply, { origin, method, headers }: Question): boolean {
  const list = (name: string) => (names[name] ?? '').toLowerCase().split(/\s*,\s*/);
  // The star stands for every header but this one: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
  const star = (item: string) => (item === 'authorization' ? item : '*');
  const has = (name: string, item: string) => list(name).some((one) => one === item || one === star(item));
  const letsOrigin = names[ALLOW_ORIGIN] === origin || names[ALLOW_ORIGIN] === '*';
  // What a plain form could send too needs no word about its verb.
  const letsMethod = ['GET', 'POST'].includes(method) || has(ALLOW_METHODS, method.toLowerCase());
  return (
    status >= 200 &&
    status < 300 &&
    letsOrigin &&
    letsMethod &&
    headers.every((one) => has(ALLOW_HEADERS, one))
  );
}

/** The status and the CORS headers of an answer. */
export function shownCors({ status, headers }: Reply): string {
  const shown = [ALLOW_ORIGIN, ALLOW_METHODS, ALLOW_HEADERS].filter((name) => headers[name] !== undefined);
  return `${status}, ${shown.map((name) => `${name}: ${headers[name]}`).join(', ') || `no ${ALLOW_ORIGIN}`}`;
}

/**
 * The site's origin as a browser sends it.
 *
 * @throws CourseError `source` without the distribution of module 1
 */
export async function originOfSite(grader: Grader): Promise<string> {
  if (await grader.locate.distribution()) return siteOrigin(grader);
  throw new CourseError(
    'source',
    'There is no CloudFront distribution, and CORS is for the site that it serves.',
    'Run  npm run verify -- --module 1',
  );
}
