import { AwsError, type ErrorDetail } from '../errors.ts';
import { formatIsoSeconds } from './amz-date.ts';
import type { Evidence, Place, Refusals } from './refusals.ts';

const QUERY_PARTS =
  'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';

/**
 * S3's words.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const s3Refusals: Refusals = {
  twoMechanisms: (authorization) =>
    invalidArgument(
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
      authorization,
    ),
  unsupportedMechanism: (authorization) =>
    /^(AWS |AWS4-)|^$/.test(authorization)
      ? new AwsError(
          'InvalidRequest',
          'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
        )
      : invalidArgument('Unsupported Authorization Type', authorization),
  unsupportedAlgorithm: () => queryError('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"'),
  missingParts: (place, missing) => missingParts(place, missing),
  badCredential: (place) =>
    credentialError(
      place,
      'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ),
  badTerminator: (place, given) =>
    credentialError(place, `incorrect terminal "${given}". This endpoint uses "aws4_request".`),
  wrongService: (place, given, expected) =>
    credentialError(place, `incorrect service "${given}". This endpoint belongs to "${expected}".`),
  wrongRegion: (place, given, expected) =>
    credentialError(place, `the region '${given}' is wrong; expecting '${expected}'`, { Region: expected }),
  wrongDate: (place, given, timestamp) => wrongDate(place, given, timestamp),
  badTimestamp: (place) => (place === 'query' ? queryError(QUERY_DATE) : denied(HEADER_DATE)),
  badExpires: (given) => queryError(expiresProblem(given)),
  notYetValid: (place, signedAt, now) =>
    place === 'query'
      ? denied('Request is not yet valid', { ServerTime: formatIsoSeconds(now) })
      : tooSkewed(signedAt, now),
  tooOld: (place, signedAt, lifetime, now) =>
    place === 'query' ? expired(signedAt, lifetime, now) : tooSkewed(signedAt, now),
  headersNotSigned: (names) =>
    denied('There were headers present in the request which were not signed', {
      HeadersNotSigned: names.join(', '),
    }),
  unknownAccessKey: (accessKeyId) =>
    new AwsError(
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      403,
      {
        AWSAccessKeyId: accessKeyId,
      },
    ),
  invalidToken: (token) =>
    new AwsError('InvalidToken', 'The provided token is malformed or otherwise invalid.', 400, {
      'Token-0': token,
    }),
  expiredToken: (token) =>
    new AwsError('ExpiredToken', 'The provided token has expired.', 400, { 'Token-0': token }),
  mismatch: (evidence) => mismatch(evidence),
};

const QUERY_DATE = `X-Amz-Date must be in the ISO8601 Long Format "yyyyMMdd'T'HHmmss'Z'"`;
const HEADER_DATE = 'AWS authentication requires a valid Date or x-amz-date header';

function missingParts(place: Place, missing: string[]): AwsError {
  if (place === 'query') return queryError(QUERY_PARTS);
  if (missing.length === 1 && missing[0] === 'X-Amz-Date') return denied(HEADER_DATE);
  const rule =
    'the authorization header requires three components: Credential, SignedHeaders, and Signature.';
  return headerError(rule);
}

function wrongDate(place: Place, given: string, timestamp: string): AwsError {
  const message = `Invalid credential date "${given}". This date is not the same as X-Amz-Date: "${timestamp.slice(0, 8)}".`;
  return place === 'query' ? queryError(message) : headerError(message);
}

function expiresProblem(given: string): string {
  if (!/^-?\d+$/.test(given)) return 'X-Amz-Expires should be a number';
  if (Number(given) <= 0) return 'X-Amz-Expires must be non-negative';
  return 'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds';
}

function credentialError(place: Place, message: string, detail?: ErrorDetail): AwsError {
  if (place === 'header') return headerError(message, detail);
  return queryError(`Error parsing the X-Amz-Credential parameter; ${message}`, detail);
}

function headerError(message: string, detail?: ErrorDetail): AwsError {
  return new AwsError(
    'AuthorizationHeaderMalformed',
    `The authorization header is malformed; ${message}`,
    400,
    detail,
  );
}

function queryError(message: string, detail?: ErrorDetail): AwsError {
  return new AwsError('AuthorizationQueryParametersError', message, 400, detail);
}

function denied(message: string, detail?: ErrorDetail): AwsError {
  return new AwsError('AccessDenied', message, 403, detail);
}

function invalidArgument(message: string, authorization: string): AwsError {
  return new AwsError('InvalidArgument', message, 400, {
    ArgumentName: 'Authorization',
    ArgumentValue: authorization,
  });
}

function tooSkewed(signedAt: number, now: number): AwsError {
  return new AwsError(
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    403,
    {
      RequestTime: formatIsoSeconds(signedAt).replace(/[-:]/g, ''),
      ServerTime: formatIsoSeconds(now),
      MaxAllowedSkewMilliseconds: 900_000,
    },
  );
}

function expired(signedAt: number, lifetimeSeconds: number, now: number): AwsError {
  return denied('Request has expired', {
    'X-Amz-Expires': lifetimeSeconds,
    Expires: formatIsoSeconds(signedAt + lifetimeSeconds * 1000),
    ServerTime: formatIsoSeconds(now),
  });
}

function mismatch({ accessKeyId, signature, stringToSign, canonicalRequest }: Evidence): AwsError {
  return new AwsError(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    403,
    {
      AWSAccessKeyId: accessKeyId,
      StringToSign: stringToSign,
      SignatureProvided: signature,
      StringToSignBytes: hexBytes(stringToSign),
      ...(canonicalRequest === undefined
        ? {}
        : { CanonicalRequest: canonicalRequest, CanonicalRequestBytes: hexBytes(canonicalRequest) }),
    },
  );
}

function hexBytes(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('hex')
    .replace(/..(?=.)/g, '$& ');
}
