import type { Cloud } from '../call.ts';
import { configInForce } from '../services/cloudfront/deployment.ts';
import { type Distribution, distributions } from '../services/cloudfront/state.ts';
import type { HttpRequest, HttpResponse } from '../wire/http.ts';
import { chooseBehavior, withRootObject } from './cloudfront/choose-behavior.ts';
import { withCustomError } from './cloudfront/custom-error.ts';
import { newRequestId, stamped } from './cloudfront/edge-headers.ts';
import { errorPage, redirectPage } from './cloudfront/error-page.ts';
import { type Obtained, obtain } from './cloudfront/obtain.ts';
import { withPolicyHeaders } from './cloudfront/response-headers.ts';
import { onConditions } from './cloudfront/viewer-conditions.ts';
import type { Behavior, EdgeAnswer, Visit } from './cloudfront/visit.ts';

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'];

/**
 * Answers a viewer of a distribution.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowCloudFrontWorks.html
 *
 * @param label the first label of the distribution's domain name
 */
export async function serveDistribution(
  request: HttpRequest,
  label: string,
  _region: string | undefined,
  cloud: Cloud,
): Promise<HttpResponse> {
  const id = newRequestId();
  const distribution = byLabel(cloud, label);
  const config = distribution && configInForce(distribution, cloud.clock.now());
  // A name that stands for nothing: unknown, disabled, or not at the edge yet.
  if (!distribution || !config?.Enabled) {
    return stamped(errorPage(403, 'Bad request.', id), { result: 'Error', id, distributionId: label });
  }
  const { answer, result } = await respond({ cloud, distribution, config, request, id });
  return stamped(answer, { result, id, distributionId: distribution.id });
}

function byLabel(cloud: Cloud, label: string): Distribution | undefined {
  return [...distributions(cloud).values()].find((distribution) => distribution.label === label);
}

async function respond(visit: Visit): Promise<Obtained> {
  const { request } = visit;
  const path = withRootObject(visit, request.path);
  const behavior = chooseBehavior(visit, path);
  const refused = refusedProtocol(visit, behavior) ?? refusedMethod(visit, behavior);
  if (refused) return refused;
  const { answer, result } = await withCustomError(visit, await obtain(visit, path));
  const complete = withPolicyHeaders(visit, behavior, answer);
  return { answer: onConditions(complete, request), result };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html */
function refusedProtocol({ request, id }: Visit, behavior: Behavior): Obtained | undefined {
  if (request.secure || behavior.ViewerProtocolPolicy === 'allow-all') return undefined;
  if (behavior.ViewerProtocolPolicy === 'https-only') return error(errorPage(403, 'Bad request.', id));
  const query = request.query ? `?${request.query}` : '';
  const location = `https://${request.headers.host}${request.path}${query}`;
  // A method with a body must not become GET on the way.
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return { answer: redirectPage(isRead ? 301 : 307, location), result: 'Redirect' };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html */
function refusedMethod({ request, id }: Visit, { AllowedMethods }: Behavior): Obtained | undefined {
  if (AllowedMethods?.Items?.some((method) => method === request.method)) return undefined;
  if (!METHODS.includes(request.method)) {
    return error(errorPage(405, 'The HTTP method that was used for this request is not supported.', id));
  }
  return error(
    errorPage(
      403,
      'This distribution is not configured to allow the HTTP request method that was used for this request. The distribution supports only cachable requests.',
      id,
    ),
  );
}

function error(answer: EdgeAnswer): Obtained {
  return { answer, result: 'Error' };
}
