import { parseAmzDate } from '../../auth/amz-date.ts';
import { type FullCredentialScope, parseCredential } from '../../auth/credential-scope.ts';
import { findCredential } from '../../auth/credentials.ts';
import { s3Refusals } from '../../auth/s3-refusals.ts';
import { sameSignature } from '../../auth/same-signature.ts';
import { sign, signingKey } from '../../auth/signing-key.ts';
import type { Call } from '../../call.ts';
import { AwsError } from '../../errors.ts';
import { fieldOf, missingField, type PostForm } from './post-form.ts';
import type { Bucket } from './state.ts';

const REQUIRED = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-Date'];
const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Makes whoever signed a form's policy the caller. The policy, as it was sent, is what is signed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 *
 * @returns false for a form without any signature, which is the anonymous principal's
 * @throws AwsError InvalidArgument, InvalidAccessKeyId, InvalidToken, ExpiredToken, SignatureDoesNotMatch
 */
export function identifySigner(call: Call, bucket: Bucket, form: PostForm): boolean {
  const missing = REQUIRED.filter((name) => fieldOf(form, name) === undefined);
  if (missing.length === REQUIRED.length) return false;
  if (missing[0]) throw missingField(missing[0]);
  const policy = fieldOf(form, 'policy');
  if (policy === undefined) throw missingField('policy');
  const scope = readScope(form, bucket);
  const credential = findCredential(call.cloud, scope.accessKeyId);
  if (!credential) throw s3Refusals.unknownAccessKey(scope.accessKeyId);
  checkToken(form, credential.secret, call.cloud.clock.now());
  const signature = fieldOf(form, 'x-amz-signature') ?? '';
  if (!sameSignature(sign(signingKey(credential.secret.secretAccessKey, scope), policy), signature)) {
    throw s3Refusals.mismatch({ accessKeyId: scope.accessKeyId, signature, stringToSign: policy });
  }
  call.principal = credential.principal;
  call.account = credential.principal.account;
  call.region = scope.region;
  return true;
}

function readScope(form: PostForm, bucket: Bucket): FullCredentialScope {
  const algorithm = fieldOf(form, 'x-amz-algorithm') ?? '';
  if (algorithm !== ALGORITHM) {
    throw invalidField('X-Amz-Algorithm', algorithm, `X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  const text = fieldOf(form, 'x-amz-credential') ?? '';
  const refuse = (problem: string, detail = {}) => invalidField('X-Amz-Credential', text, problem, detail);
  const scope = parseCredential(text);
  if (!scope) {
    throw refuse(
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    );
  }
  if (scope.service !== 's3') {
    throw refuse(`incorrect service "${scope.service}". This endpoint belongs to "s3".`);
  }
  if (scope.terminator !== 'aws4_request') {
    throw refuse(`incorrect terminal "${scope.terminator}". This endpoint uses "aws4_request".`);
  }
  if (scope.region !== bucket.region) {
    throw refuse(`the region '${scope.region}' is wrong; expecting '${bucket.region}'`, {
      Region: bucket.region,
    });
  }
  const date = fieldOf(form, 'x-amz-date') ?? '';
  if (parseAmzDate(date) === undefined) {
    throw invalidField('X-Amz-Date', date, 'X-Amz-Date must be formated via ISO8601 Long format');
  }
  return scope;
}

function checkToken(
  form: PostForm,
  secret: NonNullable<ReturnType<typeof findCredential>>['secret'],
  now: number,
): void {
  const token = fieldOf(form, 'x-amz-security-token');
  if (secret.sessionToken === undefined && token === undefined) return;
  if (token === undefined)
    throw s3Refusals.unknownAccessKey(
      parseCredential(fieldOf(form, 'x-amz-credential') ?? '')?.accessKeyId ?? '',
    );
  if (!sameSignature(secret.sessionToken ?? '', token)) throw s3Refusals.invalidToken(token);
  if (secret.expiresAt !== undefined && now >= secret.expiresAt) throw s3Refusals.expiredToken(token);
}

function invalidField(name: string, value: string, message: string, detail = {}): AwsError {
  return new AwsError('InvalidArgument', message, 400, {
    ArgumentName: name,
    ArgumentValue: value,
    ...detail,
  });
}
