import type { GatewayResponseType } from '@aws-sdk/client-api-gateway';

/**
 * The name in `x-amzn-ErrorType`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const ERROR_TYPES: Partial<Record<GatewayResponseType, string>> = {
  ACCESS_DENIED: 'AccessDeniedException',
  BAD_REQUEST_BODY: 'BadRequestException',
  BAD_REQUEST_PARAMETERS: 'BadRequestException',
  EXPIRED_TOKEN: 'ExpiredTokenException',
  INVALID_SIGNATURE: 'InvalidSignatureException',
  MISSING_AUTHENTICATION_TOKEN: 'MissingAuthenticationTokenException',
  REQUEST_TOO_LARGE: 'RequestTooLongException',
  THROTTLED: 'TooManyRequestsException',
  UNAUTHORIZED: 'UnauthorizedException',
  UNSUPPORTED_MEDIA_TYPE: 'UnsupportedMediaTypeException',
};

/** What API Gateway answers itself, in the form of a gateway response. */
export class GatewayError extends Error {
  readonly type: GatewayResponseType;
  /** The status where the gateway response has none. */
  readonly status: number;
  readonly errorType: string;
  /** What a validator found, for `$context.error.validationErrorString`. */
  readonly validation: string | undefined;

  constructor(
    type: GatewayResponseType,
    message: string,
    {
      status = 500,
      errorType,
      validation,
    }: { status?: number; errorType?: string; validation?: string } = {},
  ) {
    super(message);
    this.type = type;
    this.status = status;
    this.errorType = errorType ?? ERROR_TYPES[type] ?? 'InternalServerErrorException';
    this.validation = validation;
  }
}

/** An API that is configured wrongly tells its callers nothing. */
export function configurationError(): GatewayError {
  return new GatewayError('API_CONFIGURATION_ERROR', 'Internal server error');
}

/** An authorizer that cannot be asked. */
export function authorizerConfigurationError(): GatewayError {
  return new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', 'Internal server error');
}

/** A back end that answered what cannot be used: 502. */
export function badGateway(): GatewayError {
  return new GatewayError('DEFAULT_5XX', 'Internal server error', { status: 502 });
}

export function endpointTimedOut(): GatewayError {
  return new GatewayError('INTEGRATION_TIMEOUT', 'Endpoint request timed out');
}

export function missingAuthenticationToken(): GatewayError {
  return new GatewayError('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token');
}
