import { CourseError } from './errors.ts';

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'TimeoutError',
  'NetworkingError',
  'UND_ERR_SOCKET',
]);

const CREDENTIALS = new Set([
  'CredentialsProviderError',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidSignatureException',
  'UnrecognizedClientException',
  'ExpiredToken',
  'ExpiredTokenException',
  'TokenRefreshRequired',
  'InvalidToken',
  'AuthFailure',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestTimeTooSkewed',
  'RequestExpired',
]);

/**
 * Whether an error says nothing about the work that was looked at: the network failed, or the keys are wrong.
 * The codes of AWS are those of https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function faultOf(error: unknown): 'network' | 'credentials' | undefined {
  if (error instanceof CourseError) {
    return error.code === 'network' || error.code === 'credentials' ? error.code : undefined;
  }
  if (!(error instanceof Error)) return undefined;
  const marks = [error.name, (error as { code?: unknown }).code];
  if (marks.some((mark) => CREDENTIALS.has(String(mark)))) return 'credentials';
  if (marks.some((mark) => NETWORK.has(String(mark)))) return 'network';
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner === undefined ? undefined : faultOf(inner);
}
