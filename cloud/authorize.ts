import { authorize } from './auth/policy/authorize.ts';
import type { Access } from './auth/principal.ts';
import type { Call } from './call.ts';
import { AwsError } from './errors.ts';
import type { Service } from './services/service.ts';

/**
 * Asks the policies about everything that a call needs.
 *
 * @throws AwsError AccessDenied (or the service's own words for it) for the first access that is not allowed
 */
export function checkAccess(call: Call, service: Service, input: Record<string, unknown>): void {
  const rule = service.access[call.operation];
  if (!rule) throw new Error(`${call.service}:${call.operation} has no access rule`);
  requireAccess(call, service, rule(input as never, call));
}

/** The same for accesses that show only while a handler works (a copy's source, `iam:PassRole`). */
export function requireAccess(call: Call, service: Pick<Service, 'accessDenied'>, accesses: Access[]): void {
  const refusal = authorize(call.principal, accesses, globalContext(call));
  if (!refusal) return;
  throw (
    service.accessDenied?.(refusal.access, refusal.message, call.principal) ??
    new AwsError('AccessDenied', refusal.message, 403)
  );
}

/** Condition keys of every request: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function globalContext(call: Call): Record<string, string | string[] | undefined> {
  const { request, principal, cloud, region } = call;
  return {
    'aws:SourceIp': request.sourceIp,
    'aws:SecureTransport': String(request.secure),
    'aws:CurrentTime': new Date(cloud.clock.now()).toISOString(),
    'aws:EpochTime': String(Math.floor(cloud.clock.now() / 1000)),
    'aws:UserAgent': request.headers['user-agent'],
    'aws:Referer': request.headers.referer,
    'aws:RequestedRegion': region,
    'aws:PrincipalArn': 'arn' in principal ? principal.arn : undefined,
    'aws:PrincipalAccount': 'account' in principal ? principal.account : undefined,
  };
}
