import { AwsError } from '../errors.ts';
import type { HttpRequest } from '../wire/http.ts';
import { formatAmzDate } from './amz-date.ts';
import { canonicalRequest, s3Path, servicePath } from './canonical-request.ts';
import { type FullCredentialScope, parseCredential, scopeText } from './credential-scope.ts';
import { readHeaderSignature } from './header-signature.ts';
import { hasQuerySignature, readPresignedQuery } from './presigned-query.ts';
import { verifyPresignedV2 } from './presigned-v2.ts';
import { parseQuery } from './query-parameters.ts';
import type { Refusals } from './refusals.ts';
import { checkContentHash, readS3Payload } from './s3-payload.ts';
import { s3Refusals } from './s3-refusals.ts';
import { sameSignature } from './same-signature.ts';
import { serviceRefusals } from './service-refusals.ts';
import { sha256Hex } from './sha256-hex.ts';
import { checkTime, readExpires, signedAt } from './signature-time.ts';
import type { KnownSecret, VerifiedSignature, VerifyOptions } from './signature-types.ts';
import type { SignedParts } from './signed-parts.ts';
import { sign, signingKey } from './signing-key.ts';
import { stringToSign } from './string-to-sign.ts';

/**
 * Verifies the version 4 signature of a request, in the header or presigned (and S3's presigned version 2).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 *
 * @returns undefined when the request carries no signature at all
 * @throws AwsError as the kind of service words it, when anything about the signature is wrong
 */
export function verifySignature(request: HttpRequest, options: VerifyOptions): VerifiedSignature | undefined {
  const isS3 = options.dialect === 's3';
  const refusals = options.dialect === 's3' ? s3Refusals : serviceRefusals(options.dialect);
  const parts = readParts(request, refusals, isS3);
  if (!parts) return isS3 ? verifyPresignedV2(request, options) : undefined;
  const scope = readScope(parts, options, refusals);
  const time = signedAt(parts, scope, refusals);
  readExpires(parts.expires, refusals);
  // S3 looks at the clock after the signature, the other services before it.
  if (!isS3) checkTime(parts, time, options.now, refusals);
  const contentHash = payloadHash(request, parts, isS3);
  checkSignedHeaders(request, parts, refusals);
  const secret = findSecret(parts, scope, options, refusals);
  const key = signingKey(secret.secretAccessKey, scope);
  const timestamp = formatAmzDate(time);
  checkSignature(request, parts, { scope, timestamp, key, contentHash, isS3 }, refusals);
  if (isS3) checkTime(parts, time, options.now, refusals);
  const { accessKeyId, region, service } = scope;
  const signing = { key, accessKeyId, timestamp, scope: scopeText(scope), seed: parts.signature };
  const { body, headers } = isS3 ? readS3Payload(request, contentHash, signing) : request;
  const presigned = parts.place === 'query';
  return { accessKeyId, region, service, presigned, body, headers, signedHeaders: parts.signedHeaders };
}

function readParts(request: HttpRequest, refusals: Refusals, isS3: boolean): SignedParts | undefined {
  const authorization = request.headers.authorization;
  const parameters = parseQuery(request.query);
  const inQuery = hasQuerySignature(parameters);
  if (authorization && inQuery) throw refusals.twoMechanisms(authorization);
  if (authorization) return readHeaderSignature(request, refusals);
  if (inQuery) return readPresignedQuery(request, parameters, refusals, isS3);
  return undefined;
}

function readScope(parts: SignedParts, options: VerifyOptions, refusals: Refusals): FullCredentialScope {
  const { place, credential } = parts;
  const scope = parseCredential(credential);
  if (!scope) throw refusals.badCredential(place, credential);
  if (scope.terminator !== 'aws4_request') throw refusals.badTerminator(place, scope.terminator);
  if (scope.service !== options.service) throw refusals.wrongService(place, scope.service, options.service);
  if (options.region !== undefined && scope.region !== options.region) {
    throw refusals.wrongRegion(place, scope.region, options.region);
  }
  return scope;
}

function payloadHash(request: HttpRequest, parts: SignedParts, isS3: boolean): string {
  if (!isS3) return sha256Hex(request.body);
  const contentHash = parts.contentHash ?? (parts.place === 'query' ? 'UNSIGNED-PAYLOAD' : undefined);
  if (contentHash === undefined) {
    const message = 'Missing required header for this request: x-amz-content-sha256';
    throw new AwsError('InvalidRequest', message);
  }
  checkContentHash(contentHash);
  return contentHash;
}

/** The host and every x-amz- header must be signed, or a stranger could change what the request means. */
function checkSignedHeaders(request: HttpRequest, parts: SignedParts, refusals: Refusals): void {
  const present = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'));
  const unsigned = ['host', ...present].filter((name) => !parts.signedHeaders.includes(name));
  if (unsigned.length > 0) throw refusals.headersNotSigned(unsigned);
}

function findSecret(
  parts: SignedParts,
  scope: FullCredentialScope,
  options: VerifyOptions,
  refusals: Refusals,
): KnownSecret {
  const secret = options.secretOf(scope.accessKeyId);
  const token = parts.sessionToken;
  if (!secret) throw refusals.unknownAccessKey(scope.accessKeyId);
  // Without its token a temporary key is as good as unknown.
  if (secret.sessionToken !== undefined && !token) throw refusals.unknownAccessKey(scope.accessKeyId);
  if (token && !sameSignature(secret.sessionToken ?? '', token)) throw refusals.invalidToken(token);
  if (token && secret.expiresAt !== undefined && options.now >= secret.expiresAt) {
    throw refusals.expiredToken(token);
  }
  return secret;
}

interface Signing {
  scope: FullCredentialScope;
  timestamp: string;
  key: Uint8Array;
  contentHash: string;
  isS3: boolean;
}

function checkSignature(
  request: HttpRequest,
  parts: SignedParts,
  signing: Signing,
  refusals: Refusals,
): void {
  const path = signing.isS3 ? s3Path(request.path) : servicePath(request.path);
  if (path === undefined) throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  const canonical = canonicalRequest(request, path, parts.signedHeaders, signing.contentHash);
  const text = stringToSign(signing.timestamp, scopeText(signing.scope), canonical);
  if (sameSignature(sign(signing.key, text), parts.signature)) return;
  throw refusals.mismatch({
    accessKeyId: signing.scope.accessKeyId,
    signature: parts.signature,
    stringToSign: text,
    canonicalRequest: canonical,
  });
}
