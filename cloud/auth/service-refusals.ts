import { createHash } from 'node:crypto';
import { AwsError } from '../errors.ts';
import { formatAmzDate } from './amz-date.ts';
import type { Place, Refusals } from './refusals.ts';
import type { Dialect } from './signature-types.ts';

const INVALID_TOKEN = 'The security token included in the request is invalid.';

type Fault = 'wrongSignature' | 'incomplete' | 'unknownKey' | 'missingToken' | 'expiredToken';

/** Codes by kind of service: JSON protocols add `Exception` and have names of their own. */
const XML_CODES: Record<Fault, string> = {
  wrongSignature: 'SignatureDoesNotMatch',
  incomplete: 'IncompleteSignature',
  unknownKey: 'InvalidClientTokenId',
  missingToken: 'MissingAuthenticationToken',
  expiredToken: 'ExpiredToken',
};
const JSON_CODES: Record<Fault, string> = {
  wrongSignature: 'InvalidSignatureException',
  incomplete: 'IncompleteSignatureException',
  unknownKey: 'UnrecognizedClientException',
  missingToken: 'MissingAuthenticationTokenException',
  expiredToken: 'ExpiredTokenException',
};

/** What a service other than S3 answers to a call without a signature. */
export function missingAuthenticationToken(dialect: Exclude<Dialect, 's3'>): AwsError {
  return fault(dialect, 'missingToken', 'Request is missing Authentication Token');
}

/**
 * The words of every service but S3.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CommonErrors.html
 * https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
 */
export function serviceRefusals(dialect: Exclude<Dialect, 's3'>): Refusals {
  const wrong = (message: string) => fault(dialect, 'wrongSignature', message);
  const incomplete = (message: string) => fault(dialect, 'incomplete', message);
  return {
    twoMechanisms: () =>
      wrong("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header."),
    unsupportedMechanism: (authorization) =>
      authorization.startsWith('AWS4-')
        ? incomplete(unsupportedAlgorithm(authorization.split(' ')[0] ?? ''))
        : missingAuthenticationToken(dialect),
    unsupportedAlgorithm: (algorithm) => incomplete(unsupportedAlgorithm(algorithm)),
    missingParts: (place, missing, authorization) => incomplete(missingParts(place, missing, authorization)),
    badCredential: (_, credential) =>
      incomplete(
        `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
      ),
    badTerminator: (_, given) =>
      wrong(`Credential should be scoped with a valid terminator: 'aws4_request', not '${given}'.`),
    wrongService: (_, __, expected) =>
      wrong(`Credential should be scoped to correct service: '${expected}'.`),
    wrongRegion: (_, given) => wrong(`Credential should be scoped to a valid region, not '${given}'.`),
    wrongDate: (_, given, timestamp) =>
      wrong(
        `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${given}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
      ),
    badTimestamp: (_, given) =>
      incomplete(
        `Date must be in ISO-8601 'basic format'. Got '${given}'. See http://en.wikipedia.org/wiki/ISO_8601`,
      ),
    badExpires: (given) => incomplete(`X-Amz-Expires must be between 1 and 604800 seconds. Got '${given}'.`),
    notYetValid: (_, signedAt, now) =>
      wrong(
        `Signature not yet current: ${formatAmzDate(signedAt)} is still later than ${formatAmzDate(now + 900_000)} (${formatAmzDate(now)} + 15 min.)`,
      ),
    tooOld: (_, signedAt, lifetime, now) => wrong(expired(signedAt, lifetime, now)),
    headersNotSigned: (names) =>
      wrong(
        names.map((name) => `${named(name)} must be a 'SignedHeader' in the AWS Authorization.`).join(' '),
      ),
    unknownAccessKey: () => fault(dialect, 'unknownKey', INVALID_TOKEN),
    invalidToken: () => fault(dialect, 'unknownKey', INVALID_TOKEN),
    expiredToken: () =>
      fault(dialect, 'expiredToken', 'The security token included in the request is expired'),
    mismatch: () =>
      wrong(
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      ),
  };
}

function fault(dialect: Exclude<Dialect, 's3'>, kind: Fault, message: string): AwsError {
  const json = dialect === 'json' || dialect === 'restJson';
  // awsJson answers 400 to everything; only an incomplete signature is a 400 elsewhere too.
  const status = dialect === 'json' || kind === 'incomplete' ? 400 : 403;
  return new AwsError((json ? JSON_CODES : XML_CODES)[kind], message, status);
}

function unsupportedAlgorithm(algorithm: string): string {
  return `Unsupported AWS 'algorithm': '${algorithm}' (only AWS4-HMAC-SHA256 for now). `;
}

function missingParts(place: Place, missing: string[], authorization: string): string {
  if (place === 'query') {
    const each = missing.map((name) => `AWS query-string parameters must include '${name}'. `).join('');
    return `${each}Re-examine the query-string parameters.`;
  }
  const each = missing.map((name) =>
    name === 'X-Amz-Date'
      ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
      : `Authorization header requires '${name}' parameter. `,
  );
  const hash = createHash('sha256').update(authorization).digest('base64');
  return `${each.join('')}(Hashed with SHA-256 and encoded with Base64) Authorization=${hash}`;
}

function expired(signedAt: number, lifetimeSeconds: number, now: number): string {
  const life = lifetimeSeconds % 60 === 0 ? `${lifetimeSeconds / 60} min.` : `${lifetimeSeconds} sec.`;
  const earliest = formatAmzDate(now - lifetimeSeconds * 1000);
  return `Signature expired: ${formatAmzDate(signedAt)} is now earlier than ${earliest} (${formatAmzDate(now)} - ${life})`;
}

function named(header: string): string {
  return header === 'host' ? "'Host' or ':authority'" : `'${header}'`;
}
