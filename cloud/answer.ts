import type { Cloud } from './call.ts';
import { AwsError } from './errors.ts';
import { serveHousehold } from './household.ts';
import { route } from './route.ts';
import { type CallRecord, serveRequest } from './serve.ts';
import type { Authority } from './tls/authority.ts';
import type { HttpRequest, HttpResponse } from './wire/http.ts';
import { restXmlProtocol } from './wire/rest-xml-protocol.ts';

/** Called once for each call of an operation, when it is answered. */
export type CallLog = (record: CallRecord, milliseconds: number) => void;

/** Answers one request: the cloud's own pages, a public host, or a service. */
export async function answer(
  cloud: Cloud,
  authority: Authority,
  log: CallLog,
  request: HttpRequest,
): Promise<HttpResponse> {
  const household = await serveHousehold(request, authority);
  if (household) return household;
  const response = await dispatch(cloud, log, request);
  // Clients learn the cloud's time from here and mend a clock that is off, as they do with AWS.
  response.headers.date ??= new Date(cloud.clock.now()).toUTCString();
  return response;
}

async function dispatch(cloud: Cloud, log: CallLog, request: HttpRequest): Promise<HttpResponse> {
  try {
    const target = route(request);
    if (target.kind === 'edge') {
      return await (await target.edge.load())(request, target.name, target.region, cloud);
    }
    const start = performance.now();
    const { response, record } = await serveRequest(cloud, target, request);
    log(record, performance.now() - start);
    return response;
  } catch (error) {
    return unroutable(log, error);
  }
}

/** Answers a request that reached no service, in S3's form, which every client can read. */
function unroutable(log: CallLog, error: unknown): HttpResponse {
  const expected = error instanceof AwsError;
  const refusal = expected ? error : new AwsError('InternalError', 'We encountered an internal error.', 500);
  log(
    {
      service: '-',
      operation: '-',
      principal: '-',
      outcome: expected ? 'refused' : 'failed',
      status: refusal.status,
      code: refusal.code,
      ...(expected ? {} : { fault: error }),
    },
    0,
  );
  return restXmlProtocol({ xmlNamespace: '', bareErrors: true }).writeError(refusal, '');
}
