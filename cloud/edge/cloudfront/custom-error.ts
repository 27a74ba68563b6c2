import { errorResponseOf } from './error-caching.ts';
import { type Obtained, obtain } from './obtain.ts';
import type { Visit } from './visit.ts';

/**
 * Puts the distribution's own page in the place of an origin's error, where it has one for that status.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/GeneratingCustomErrorResponses.html
 */
export async function withCustomError(visit: Visit, obtained: Obtained): Promise<Obtained> {
  const configured = errorResponseOf(visit.config, obtained.answer.status);
  if (!configured?.ResponsePagePath) return obtained;
  const page = await obtain(pageVisit(visit), configured.ResponsePagePath);
  // A page that cannot be had is told with its own error.
  if (page.answer.status >= 400) return page;
  const status = Number(configured.ResponseCode);
  return { answer: { ...page.answer, status }, result: 'Error' };
}

/** The page is fetched whole, whatever the viewer asked for. */
function pageVisit(visit: Visit): Visit {
  const method = visit.request.method === 'HEAD' ? 'HEAD' : 'GET';
  return { ...visit, request: { ...visit.request, method, query: '', body: new Uint8Array() } };
}
