import { randomUUID } from 'node:crypto';
import type { WebsiteConfiguration } from '@aws-sdk/client-s3';
import type { Cloud } from '../call.ts';
import type { AwsError } from '../errors.ts';
import { noSuchBucket } from '../services/s3/bucket-record.ts';
import { noSuchWebsite } from '../services/s3/bucket-website.ts';
import { buckets } from '../services/s3/state.ts';
import { errorHeaders, errorPage, readError, type WebsiteError } from '../services/s3/website-pages.ts';
import {
  encodeKey,
  findRoutingRule,
  followAll,
  followRule,
  redirect,
} from '../services/s3/website-redirects.ts';
import type { HttpRequest, HttpResponse } from '../wire/http.ts';

/** A visit to a website: its objects are fetched as the visitor's own, unsigned requests, so the policy decides. */
interface Visit {
  request: HttpRequest;
  website: WebsiteConfiguration;
  /** The key as the visitor asked for it, without an index document. */
  key: string;
  fetch(key: string): Promise<HttpResponse>;
  /** The same without the visitor's conditions and ranges, which are about another object. */
  fetchWhole(key: string): Promise<HttpResponse>;
}

const HIDDEN_HEADERS = ['x-amz-server-side-encryption', 'x-amz-website-redirect-location'];

/**
 * The website endpoint of a bucket: index and error documents, redirects, for everyone whom the bucket's policy lets in.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
 */
export async function serveWebsite(
  request: HttpRequest,
  name: string,
  region: string | undefined,
  cloud: Cloud,
): Promise<HttpResponse> {
  const bucket = buckets(cloud).get(name);
  const key = keyOf(request.path);
  const refusal = refuse(request, key);
  if (refusal) return errorPage(refusal, randomUUID());
  if (!bucket) return errorPage(shown(noSuchBucket(name)), randomUUID());
  if (bucket.region !== region) return errorPage(incorrectEndpoint(name, bucket.region), randomUUID());
  if (!bucket.website) return errorPage(shown(noSuchWebsite(name)), randomUUID());
  const host = `${name}.s3.${bucket.region}.${cloud.urlSuffix}`;
  const fetchWith = (headers: Record<string, string>) => (wanted: string) => {
    const path = `/${encodeKey(wanted)}`;
    return cloud.serve({ ...request, path, query: '', headers: { ...headers, host } }, { type: 'Anonymous' });
  };
  return visit({
    request,
    website: bucket.website,
    key: key ?? '',
    fetch: fetchWith(headersBut(request, /^(authorization$|x-amz-)/)),
    fetchWhole: fetchWith(headersBut(request, /^(authorization$|x-amz-|if-|range$)/)),
  });
}

async function visit({ request, website, key, fetch, fetchWhole }: Visit): Promise<HttpResponse> {
  if (website.RedirectAllRequestsTo) return followAll(website.RedirectAllRequestsTo, request);
  const rules = website.RoutingRules ?? [];
  const rule = findRoutingRule(rules, key);
  if (rule) return followRule(rule, request, key);
  const suffix = website.IndexDocument?.Suffix ?? '';
  const isFolder = key === '' || key.endsWith('/');
  const found = await fetch(isFolder ? key + suffix : key);
  if (found.status < 400) return deliver(found);
  const isMissing = found.status === 404 || found.status === 403;
  // A reader who forgot the slash is sent to the folder, even where only single objects may be read.
  if (isMissing && !isFolder && (await fetchWhole(`${key}/${suffix}`)).status === 200) {
    return redirect(`/${encodeKey(key)}/`, 302);
  }
  const errorRule = findRoutingRule(rules, key, found.status);
  if (errorRule) return followRule(errorRule, request, key);
  return explain(readError(found), website, fetchWhole);
}

/** An object as the website shows it, or where the object sends its readers. */
function deliver(response: HttpResponse): HttpResponse {
  const target = response.headers['x-amz-website-redirect-location'];
  if (target !== undefined) return redirect(String(target), 301);
  const headers = Object.entries(response.headers).filter(([name]) => !HIDDEN_HEADERS.includes(name));
  return { ...response, headers: Object.fromEntries(headers) };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html */
async function explain(
  error: WebsiteError,
  { ErrorDocument }: WebsiteConfiguration,
  fetchWhole: Visit['fetchWhole'],
): Promise<HttpResponse> {
  const requestId = randomUUID();
  const documentKey = ErrorDocument?.Key;
  if (documentKey === undefined || error.status >= 500) return errorPage(error, requestId);
  const document = await fetchWhole(documentKey);
  if (document.status !== 200) return errorPage(error, requestId, readError(document));
  const shownDocument = deliver(document);
  if (shownDocument.status !== 200) return shownDocument;
  return {
    ...shownDocument,
    status: error.status,
    headers: { ...shownDocument.headers, ...errorHeaders(error, requestId) },
  };
}

/** What no website endpoint answers, whatever the bucket. */
function refuse(request: HttpRequest, key: string | undefined): WebsiteError | undefined {
  if (request.secure) {
    return {
      status: 400,
      code: 'InvalidRequest',
      message:
        'Website endpoints of Amazon S3 do not support https. Ask by http, or put CloudFront in front.',
      detail: {},
    };
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const message = 'The specified method is not allowed against this resource.';
    const detail = { Method: request.method, ResourceType: 'OBJECT' };
    return { status: 405, code: 'MethodNotAllowed', message, detail };
  }
  if (key !== undefined) return undefined;
  return { status: 400, code: 'InvalidURI', message: "Couldn't parse the specified URI.", detail: {} };
}

function incorrectEndpoint(name: string, region: string): WebsiteError {
  const message =
    'The specified bucket exists in another region. Please direct requests to the specified endpoint.';
  const detail = { Endpoint: `${name}.s3-website-${region}.amazonaws.com` };
  return { status: 400, code: 'IncorrectEndpoint', message, detail };
}

/** What of a visitor's headers reaches S3: a visitor is never signed in. */
function headersBut({ headers }: HttpRequest, left: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !left.test(name)));
}

function keyOf(path: string): string | undefined {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return undefined;
  }
}

function shown({ status, code, message, detail }: AwsError): WebsiteError {
  return { status, code, message, detail: detail as Record<string, string> };
}
