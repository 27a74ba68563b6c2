import { findCredential } from '../../auth/credentials.ts';
import { authorize } from '../../auth/policy/authorize.ts';
import { verifySignature } from '../../auth/verify-signature.ts';
import { AwsError } from '../../errors.ts';
import { GatewayError, missingAuthenticationToken } from './gateway-error.ts';
import { executeApiArn, type Invocation } from './invocation.ts';
import { unsignedRequest } from './unsigned-request.ts';
import type { LenientMap } from './vtl/values.ts';

/**
 * Lets those in who signed the request and may call `execute-api:Invoke` on it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 *
 * @throws GatewayError
 */
export function authorizeByIam(invocation: Invocation): void {
  const accessKeyId = verified(invocation);
  const credential = findCredential(invocation.cloud, accessKeyId);
  if (!credential) throw missingAuthenticationToken();
  const { principal } = credential;
  const resource = executeApiArn(invocation);
  const access = { action: 'execute-api:Invoke', resource, owner: invocation.api.account };
  const refusal = authorize(principal, [access], {
    'aws:SourceIp': invocation.request.sourceIp,
    'aws:SecureTransport': String(invocation.request.secure),
    'aws:CurrentTime': new Date(invocation.cloud.clock.now()).toISOString(),
    'aws:UserAgent': invocation.request.headers['user-agent'],
  });
  if (refusal)
    throw new GatewayError('ACCESS_DENIED', refusal.message.replace(/\d{8}(\d{4}:\w{10}\/)/, '********$1'));
  const identity = invocation.context.get('identity') as LenientMap;
  for (const [name, value] of Object.entries({
    accessKey: accessKeyId,
    accountId: principal.account,
    caller: principal.userId,
    user: principal.userId,
    userArn: principal.arn,
  })) {
    identity.set(name, value);
  }
}

function verified({ cloud, api, request }: Invocation): string {
  try {
    const signature = verifySignature(request, {
      service: 'execute-api',
      region: api.region,
      now: cloud.clock.now(),
      secretOf: (accessKeyId) => findCredential(cloud, accessKeyId)?.secret,
      dialect: 'restJson',
    });
    if (!signature) throw unsignedRequest(request);
    return signature.accessKeyId;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.code.startsWith('MissingAuthenticationToken')) throw unsignedRequest(request);
    const type = error.code === 'ExpiredTokenException' ? 'EXPIRED_TOKEN' : 'INVALID_SIGNATURE';
    throw new GatewayError(type, error.message, { errorType: error.code });
  }
}
