import { findCredential } from './auth/credentials.ts';
import type { Principal } from './auth/principal.ts';
import { readAnonymousPayload } from './auth/s3-payload.ts';
import { missingAuthenticationToken } from './auth/service-refusals.ts';
import type { VerifiedSignature } from './auth/signature-types.ts';
import { verifySignature } from './auth/verify-signature.ts';
import type { Call } from './call.ts';
import type { ServiceEntry } from './services/service.ts';

/**
 * Fills in who makes a call, and takes the body out of the frame that a signature may have put around it.
 *
 * @param known the principal of a call from inside the cloud, which carries no signature
 * @throws AwsError when the signature is wrong, or missing where the service wants one
 */
export function identify(call: Call, entry: ServiceEntry, known: Principal | undefined): void {
  if (known) {
    call.principal = known;
    call.account = 'account' in known ? known.account : '';
    return;
  }
  // A browser asks at the address that is signed for the request to come: nobody signs a preflight.
  if (isForBrowsers(entry) && call.request.method === 'OPTIONS') return;
  const signature = verify(call, entry);
  if (!signature) {
    admitAnonymous(call, entry);
    return;
  }
  const credential = findCredential(call.cloud, signature.accessKeyId);
  if (!credential) throw new Error(`${signature.accessKeyId} vanished while its signature was verified`);
  call.principal = credential.principal;
  call.account = credential.principal.account;
  credential.noteUse?.(signature.service, signature.region);
  call.region = signature.region;
  call.request = { ...call.request, headers: signature.headers, body: signature.body };
}

function isForBrowsers({ dialect, publicOperations }: ServiceEntry): boolean {
  return dialect === 's3' || publicOperations !== undefined;
}

/**
 * S3 lets the anonymous principal ask and leaves the answer to the policies; Cognito has operations that a user calls
 * who has no key.
 */
function admitAnonymous(call: Call, { dialect, publicOperations }: ServiceEntry): void {
  const [, operation = ''] = call.request.headers['x-amz-target']?.split('.') ?? [];
  if (publicOperations?.includes(operation)) return;
  if (dialect !== 's3') throw missingAuthenticationToken(dialect);
  const { body, headers } = readAnonymousPayload(call.request);
  call.request = { ...call.request, body, headers };
}

function verify(call: Call, entry: ServiceEntry): VerifiedSignature | undefined {
  return verifySignature(call.signedRequest, {
    service: entry.signingName,
    region: entry.globalRegion,
    now: call.cloud.clock.now(),
    secretOf: (accessKeyId) => findCredential(call.cloud, accessKeyId)?.secret,
    dialect: entry.dialect,
  });
}
