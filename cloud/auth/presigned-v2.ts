import { createHmac } from 'node:crypto';
import { AwsError } from '../errors.ts';
import type { HttpRequest } from '../wire/http.ts';
import { formatIsoSeconds } from './amz-date.ts';
import { parseQuery, type QueryParameter, queryParameter } from './query-parameters.ts';
import { s3Refusals } from './s3-refusals.ts';
import { sameSignature } from './same-signature.ts';
import type { KnownSecret, VerifiedSignature, VerifyOptions } from './signature-types.ts';

/** Parameters that are part of what is signed: those that change which resource is meant, or the answer's headers. */
const SIGNED_PARAMETERS =
  /^(acl|cors|delete|lifecycle|location|logging|notification|partNumber|policy|requestPayment|restore|tagging|torrent|uploadId|uploads|versionId|versioning|versions|website|response-.+)$/;
const VIRTUAL_HOST = /^(?<bucket>.+)\.s3[.-]/;

/**
 * Verifies a URL that was presigned with version 2. S3 still takes it in us-east-1, and the AWS CLI's version 1 and boto3
 * presign with it there unless they are told otherwise. Version 2 in a header is refused.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html#RESTAuthenticationQueryStringAuth
 *
 * @returns undefined when the request is no such URL
 * @throws AwsError in S3's words when the signature is wrong or its time is over
 */
export function verifyPresignedV2(
  request: HttpRequest,
  options: VerifyOptions,
): VerifiedSignature | undefined {
  const parameters = parseQuery(request.query);
  const signature = queryParameter(parameters, 'Signature');
  const accessKeyId = queryParameter(parameters, 'AWSAccessKeyId');
  if (signature === undefined || accessKeyId === undefined) return undefined;
  const expires = readExpires(parameters);
  const secret = findSecret(accessKeyId, queryParameter(parameters, 'x-amz-security-token'), options);
  const text = stringToSign(request, parameters, expires);
  const right = createHmac('sha1', secret.secretAccessKey).update(text, 'utf8').digest('base64');
  if (!sameSignature(right, signature))
    throw s3Refusals.mismatch({ accessKeyId, signature, stringToSign: text });
  checkTime(Number(expires) * 1000, options.now);
  const { body, headers } = request;
  return {
    accessKeyId,
    region: 'us-east-1',
    service: 's3',
    presigned: true,
    body,
    headers,
    signedHeaders: [],
  };
}

function readExpires(parameters: readonly QueryParameter[]): string {
  const expires = queryParameter(parameters, 'Expires');
  if (expires === undefined) {
    throw denied('Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters');
  }
  if (!/^\d+$/.test(expires)) throw denied(`Invalid date (should be seconds since epoch): ${expires}`);
  return expires;
}

function findSecret(
  accessKeyId: string,
  token: string | undefined,
  { secretOf, now }: VerifyOptions,
): KnownSecret {
  const secret = secretOf(accessKeyId);
  if (!secret || (secret.sessionToken !== undefined && !token))
    throw s3Refusals.unknownAccessKey(accessKeyId);
  if (token && !sameSignature(secret.sessionToken ?? '', token)) throw s3Refusals.invalidToken(token);
  if (token && secret.expiresAt !== undefined && now >= secret.expiresAt)
    throw s3Refusals.expiredToken(token);
  return secret;
}

function stringToSign(request: HttpRequest, parameters: readonly QueryParameter[], expires: string): string {
  const { method, headers } = request;
  const standard = [method, headers['content-md5'] ?? '', headers['content-type'] ?? '', expires];
  return [...standard, ...amzHeaders(headers, parameters), resource(request, parameters)].join('\n');
}

/** The token may stand in the query; it is signed as the header that it stands for. */
function amzHeaders(headers: Record<string, string>, parameters: readonly QueryParameter[]): string[] {
  const inQuery = parameters.filter(([name]) => name.toLowerCase().startsWith('x-amz-'));
  const all = new Map([
    ...Object.entries(headers).filter(([name]) => name.startsWith('x-amz-')),
    ...inQuery.map(([name, value]) => [name.toLowerCase(), value] as const),
  ]);
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}:${value.trim()}`);
}

function resource({ path, headers }: HttpRequest, parameters: readonly QueryParameter[]): string {
  const bucket = VIRTUAL_HOST.exec(headers.host ?? '')?.groups?.bucket;
  const signed = parameters
    .filter(([name]) => SIGNED_PARAMETERS.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  return `${bucket ? `/${bucket}` : ''}${path}${signed.length > 0 ? `?${signed.join('&')}` : ''}`;
}

function checkTime(expires: number, now: number): void {
  if (now <= expires) return;
  throw denied('Request has expired', {
    Expires: formatIsoSeconds(expires),
    ServerTime: formatIsoSeconds(now),
  });
}

function denied(message: string, detail?: Record<string, string>): AwsError {
  return new AwsError('AccessDenied', message, 403, detail);
}
