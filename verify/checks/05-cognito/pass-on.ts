import { cognitoEndpoint } from '../../../shared/cognito-address.ts';
import { faultOf } from '../../../shared/faults.ts';
import type { Grader } from '../../check.ts';
import type { SiteAnswer, SiteRequest } from '../site-process.ts';

/**
 * Sends a request for the site's code, as a page of the site would.
 *
 * @throws CourseError `network` when there is no answer
 */
export async function passOn(
  { request }: Grader,
  origin: string,
  { url, method, headers, body }: SiteRequest,
): Promise<SiteAnswer> {
  const sent = Buffer.from(body, 'base64');
  const answer = await request(url, {
    method,
    headers: { ...headers, ...(url.startsWith(`${origin}/`) ? {} : { origin }) },
    ...(sent.length > 0 ? { body: sent } : {}),
  });
  const { 'set-cookie': _, ...names } = answer.headers;
  return { status: answer.status, headers: names, body: answer.body.toString('base64') };
}

/** Whether a request that failed says nothing about the code: it went to where it should, and nobody answered. */
export function isFault({ config }: Grader, origin: string, url: string, error: unknown): boolean {
  const isRight =
    url.startsWith(origin) || url.startsWith(cognitoEndpoint(config)) || url.includes('/oauth2/');
  return isRight && faultOf(error) === 'network';
}
