import type { Authorizer, Method } from '@aws-sdk/client-api-gateway';
import { DEFAULT_TTL } from '../authorizer-checks.ts';
import type { Definition } from '../state.ts';

const SIGNED = 'sigv4';

/**
 * What a method asks of its callers, as the operation's `security`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
 */
export function exportAuthorization(
  { authorizers }: Definition,
  { authorizationType, authorizerId, authorizationScopes = [] }: Method,
): object {
  if (authorizationType === 'AWS_IAM') return { security: [{ [SIGNED]: [] }] };
  const name = authorizationType === 'COGNITO_USER_POOLS' && authorizers[authorizerId ?? '']?.name;
  return name ? { security: [{ [name]: authorizationScopes }] } : {};
}

/** The schemes that methods name, and with the extensions all of the API's authorizers. */
export function securitySchemes(definition: Definition, withExtensions: boolean): Record<string, object> {
  const methods = Object.values(definition.resources).flatMap(({ resourceMethods }) =>
    Object.values(resourceMethods ?? {}),
  );
  const isUsed = ({ id }: Authorizer) => methods.some(({ authorizerId }) => authorizerId === id);
  const shown = Object.values(definition.authorizers).filter((each) => withExtensions || isUsed(each));
  const schemes = shown.map((authorizer) => [authorizer.name, schemeOf(authorizer, withExtensions)]);
  const isSigned = methods.some(({ authorizationType }) => authorizationType === 'AWS_IAM');
  return {
    ...(isSigned && { [SIGNED]: apiKey('Authorization', 'awsSigv4') }),
    ...Object.fromEntries(schemes),
  };
}

function schemeOf(authorizer: Authorizer, withExtensions: boolean): object {
  const {
    identitySource = '',
    providerARNs,
    identityValidationExpression,
    authorizerResultTtlInSeconds = DEFAULT_TTL,
  } = authorizer;
  return {
    ...apiKey(identitySource.slice('method.request.header.'.length), authorizer.authType),
    ...(withExtensions && {
      'x-amazon-apigateway-authorizer': {
        type: 'cognito_user_pools',
        providerARNs,
        ...(identityValidationExpression && { identityValidationExpression }),
        ...(authorizerResultTtlInSeconds !== DEFAULT_TTL && { authorizerResultTtlInSeconds }),
      },
    }),
  };
}

function apiKey(name: string, authType: string | undefined): object {
  return { type: 'apiKey', name, in: 'header', 'x-amazon-apigateway-authtype': authType };
}
