import { randomUUID } from 'node:crypto';
import type { Principal } from './auth/principal.ts';
import { checkAccess } from './authorize.ts';
import type { Call, Caller, Cloud } from './call.ts';
import { AwsError, notImplemented } from './errors.ts';
import { identify } from './identify.ts';
import { type LoadedService, loadService } from './load-service.ts';
import type { Route } from './route.ts';
import type { ServiceEntry } from './services/service.ts';
import { checkConstraints, constraintError } from './wire/constraints.ts';
import type { HttpRequest, HttpResponse } from './wire/http.ts';
import { refuseUnmodelled } from './wire/unmodelled.ts';

type ServiceRoute = Extract<Route, { kind: 'service' }>;

/** What became of a call: the line that the cloud's log shows. */
export interface CallRecord {
  service: string;
  /** Empty when the request named none. */
  operation: string;
  /** The caller's ARN, or `anonymous`. */
  principal: string;
  outcome: 'allowed' | 'denied' | 'refused' | 'failed';
  status: number;
  code?: string;
  /** The unexpected error behind an InternalError: a fault of the cloud's own. */
  fault?: unknown;
  /** The mail that it led to. */
  mail?: readonly string[];
}

const DEFAULT_REGION = 'us-east-1';

/**
 * One request to a service, from the signature to the answer: verify, read, refuse what is not modelled, check the
 * constraints, authorize, handle, write.
 *
 * @param known the principal of a call from inside the cloud, which carries no signature
 */
export async function serveRequest(
  cloud: Cloud,
  route: ServiceRoute,
  request: HttpRequest,
  known?: Principal,
): Promise<{ response: HttpResponse; record: CallRecord }> {
  const { entry } = route;
  const call = newCall(cloud, route, request);
  const record = newRecord(entry);
  let response: HttpResponse;
  try {
    identify(call, entry, known);
    response = await answer(call, entry, await loadService(entry));
    record.status = response.status;
    record.outcome = 'allowed';
  } catch (error) {
    const refusal = error instanceof AwsError ? error : internalError(record, error);
    response = entry.protocol.writeError(refusal, call.requestId);
    Object.assign(record, { status: refusal.status, code: refusal.code });
    if (!record.fault) record.outcome = isDenial(refusal) ? 'denied' : 'refused';
  }
  record.operation = call.operation;
  record.principal = nameOf(call.principal);
  if (call.mail.length > 0) record.mail = call.mail;
  return { response: await finish(call, entry, response), record };
}

function newCall(cloud: Cloud, route: ServiceRoute, request: HttpRequest): Call {
  return {
    cloud,
    service: route.entry.name,
    operation: '',
    request: { ...request, path: route.path },
    signedRequest: request,
    requestId: randomUUID(),
    principal: { type: 'Anonymous' },
    account: '',
    region: route.region ?? DEFAULT_REGION,
    outside: route.outside,
    mail: [],
  };
}

function newRecord(entry: ServiceEntry): CallRecord {
  return { service: entry.name, operation: '', principal: 'anonymous', outcome: 'failed', status: 500 };
}

async function answer(call: Call, entry: ServiceEntry, loaded: LoadedService): Promise<HttpResponse> {
  const intercepted = await loaded.service.intercept?.(call.request, call);
  if (intercepted) return intercepted;
  const { operation, input } = entry.protocol.read(loaded.operations, call.request, call.outside);
  call.operation = operation.name;
  const output = await runOperation(call, loaded, input);
  return entry.protocol.writeOutput(operation, output, call.requestId);
}

/**
 * From typed input to typed output: everything but the wire.
 *
 * @throws AwsError as the operation does, and NotImplemented for what the cloud does not model
 */
async function runOperation(
  call: Call,
  { service, constraints }: LoadedService,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const handler = service.handlers[call.operation];
  if (!handler) throw notImplemented(`the operation ${call.service}:${call.operation}`);
  const checked = service.checksItself?.includes(call.operation);
  const violations = checked ? [] : checkConstraints(constraints, call.operation, input);
  if (violations.length > 0) throw constraintError(call.service, call.operation, violations);
  refuseUnmodelled(call.operation, service.modelled[call.operation] ?? [], input);
  checkAccess(call, service, input);
  return ((await handler(input as never, call)) ?? {}) as Record<string, unknown>;
}

/**
 * Calls an operation from inside the cloud, with typed input and a principal that is known.
 *
 * @param log told of the mail that it led to; such a call has no line in the log otherwise
 */
export async function invokeOperation(
  cloud: Cloud,
  entry: ServiceEntry,
  operation: string,
  input: Record<string, unknown>,
  caller: Caller,
  log: (record: CallRecord) => void,
): Promise<Record<string, unknown>> {
  const request: HttpRequest = {
    method: 'POST',
    path: '/',
    query: '',
    headers: {},
    body: new Uint8Array(),
    secure: true,
    sourceIp: '127.0.0.1',
  };
  const route: ServiceRoute = { kind: 'service', entry, path: '/', outside: {}, region: caller.region };
  const call = { ...newCall(cloud, route, request), ...caller, operation };
  const output = await runOperation(call, await loadService(entry), input);
  const { mail, principal } = call;
  const record = {
    ...newRecord(entry),
    operation,
    principal: nameOf(principal),
    outcome: 'allowed',
  } as const;
  if (mail.length > 0) log({ ...record, status: 200, mail });
  return output;
}

async function finish(call: Call, entry: ServiceEntry, response: HttpResponse): Promise<HttpResponse> {
  response.headers[entry.requestIdHeader] = call.requestId;
  const { service } = await loadService(entry);
  return service.finish?.(response, call) ?? response;
}

function isDenial(error: AwsError): boolean {
  return error.status === 403 || error.code.startsWith('AccessDenied');
}

function internalError(record: CallRecord, fault: unknown): AwsError {
  record.fault = fault;
  return new AwsError('InternalError', 'We encountered an internal error. Please try again.', 500);
}

function nameOf(principal: Principal): string {
  if (principal.type === 'Anonymous') return 'anonymous';
  return 'arn' in principal ? principal.arn : principal.service;
}
