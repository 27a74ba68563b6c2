import type { Cloud } from '../call.ts';
import type { HttpRequest, HttpResponse } from '../wire/http.ts';

/** A kind of public host: what visitors see, as opposed to the API that developers call. */
export interface Edge {
  /** Matches the host name; the group `name` is the bucket or the distribution, `region` its region. */
  host: RegExp;
  /** The paths of that host which are the edge's, where the host has another use as well. */
  paths?: RegExp;
  /** Matches a path of the cloud's bare address that stands for such a host, with the same groups. */
  path?: RegExp;
  load(): Promise<ServeEdge>;
}

export type ServeEdge = (
  request: HttpRequest,
  name: string,
  region: string | undefined,
  cloud: Cloud,
) => Promise<HttpResponse>;

export const edges: readonly Edge[] = [
  {
    // AWS's own bucket, which holds the code of functions.
    host: /^(?<name>awslambda-[a-z0-9-]+-tasks)\.s3\.(?<region>[a-z0-9-]+)\.localhost$/,
    load: async () => (await import('../services/lambda/serve-code.ts')).serveCode,
  },
  {
    host: /^(?<name>[a-z0-9]+)\.cloudfront\.(?:localhost|net)$/,
    load: async () => (await import('./cloudfront.ts')).serveDistribution,
  },
  {
    host: /^(?<name>.+)\.s3-website[-.](?<region>[a-z0-9-]+)\.(?:localhost|amazonaws\.com)$/,
    load: async () => (await import('./s3-website.ts')).serveWebsite,
  },
  {
    host: /^(?<name>[a-z0-9]{10})\.execute-api\.(?<region>[a-z0-9-]+)\.(?:localhost|amazonaws\.com)$/,
    path: /^\/restapis\/(?<name>[a-z0-9]{10})\/[^/]+\/_user_request_(?:\/|$)/,
    load: async () => (await import('./execute-api.ts')).serveExecuteApi,
  },
  {
    // What applications read of a user pool: its public keys, and where its endpoints are.
    host: /^cognito-idp\.(?<region>[a-z0-9-]+)\.(?:localhost|amazonaws\.com)$/,
    paths: /^\/[a-z0-9-]+_[A-Za-z0-9]+\/\.well-known\//,
    path: /^\/(?<name>[a-z0-9-]+_[A-Za-z0-9]+)\/\.well-known\//,
    load: async () => (await import('./cognito/well-known.ts')).serveWellKnown,
  },
  {
    host: /^(?<name>[a-z0-9-]+)\.auth\.(?<region>[a-z0-9-]+)\.(?:localhost|amazoncognito\.com)$/,
    load: async () => (await import('./cognito/hosted.ts')).serveHosted,
  },
];
