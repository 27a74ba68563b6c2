import type { GatewayResponse, GatewayResponseType } from '@aws-sdk/client-api-gateway';

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const STATUS: Record<GatewayResponseType, string | undefined> = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
};

const TEMPLATES = { 'application/json': '{"message":$context.error.messageString}' };

export const gatewayResponseTypes = Object.keys(STATUS) as GatewayResponseType[];

/**
 * The answer of a type: what was set for it, else what DEFAULT_4XX or DEFAULT_5XX was set to, else AWS's own.
 *
 * @param configured those that were set, by type
 */
export function gatewayResponseOf(
  configured: Record<string, GatewayResponse>,
  type: GatewayResponseType,
): GatewayResponse {
  const own = configured[type];
  if (own) return own;
  const status = STATUS[type];
  const family = status ? configured[status >= '500' ? 'DEFAULT_5XX' : 'DEFAULT_4XX'] : undefined;
  return {
    responseType: type,
    statusCode: family?.statusCode ?? status,
    responseParameters: { ...(family ? family.responseParameters : undefined) },
    responseTemplates: { ...(family ? family.responseTemplates : TEMPLATES) },
    defaultResponse: true,
  };
}

/** A response that is set: what is left out has AWS's defaults, and inherits nothing. */
export function configuredResponse(
  type: GatewayResponseType,
  given: Pick<GatewayResponse, 'statusCode' | 'responseParameters' | 'responseTemplates'>,
): GatewayResponse {
  const { responseTemplates = {} } = given;
  return {
    responseType: type,
    statusCode: given.statusCode ?? STATUS[type],
    responseParameters: given.responseParameters ?? {},
    responseTemplates: Object.keys(responseTemplates).length > 0 ? responseTemplates : { ...TEMPLATES },
    defaultResponse: false,
  };
}
