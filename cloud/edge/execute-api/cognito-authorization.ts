import type { Method } from '@aws-sdk/client-api-gateway';
import { DEFAULT_IDENTITY_SOURCE } from '../../services/apigateway/authorizer-checks.ts';
import { claimTexts } from '../../services/apigateway/claim-texts.ts';
import { authorizeToken, bearerToken, ScopeRefusal } from '../../services/apigateway/token-authorization.ts';
import { TokenRefusal } from '../../services/apigateway/user-pool-token.ts';
import { lenient } from './context-variables.ts';
import { authorizerConfigurationError, GatewayError } from './gateway-error.ts';
import { type Invocation, stageVariablesOf } from './invocation.ts';
import { requestParameter } from './parameters.ts';

/**
 * Lets those in who show a token of one of the authorizer's user pools.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
 *
 * @throws GatewayError UNAUTHORIZED for who cannot be known, ACCESS_DENIED for who lacks a scope
 */
export async function authorizeByUserPool(invocation: Invocation, method: Method): Promise<void> {
  const { cloud, api, stage, definition } = invocation;
  const authorizer = definition.authorizers[method.authorizerId ?? ''];
  if (!authorizer) throw authorizerConfigurationError();
  const { identitySource = DEFAULT_IDENTITY_SOURCE } = authorizer;
  try {
    const token = bearerToken(headerValues(invocation, identitySource));
    const claims = await authorizeToken(cloud, authorizer, token, {
      stageVariables: stageVariablesOf(invocation),
      scopes: method.authorizationScopes,
      place: {
        apiId: api.id,
        stageName: stage.stageName,
        deploymentId: stage.deploymentId,
        authorizerId: authorizer.id ?? '',
      },
    });
    invocation.context.set('authorizer', lenient({ claims: lenient(claimTexts(claims)) }));
  } catch (error) {
    throw refusalOf(error);
  }
}

function headerValues(invocation: Invocation, identitySource: string): string[] {
  const name = identitySource.slice('method.request.header.'.length);
  return [requestParameter(invocation, 'multivalueheader', name) ?? []].flat();
}

/**
 * Who is known and may not gets ACCESS_DENIED, which AWS's page explains with "an Amazon Cognito authorizer": a 403.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
function refusalOf(error: unknown): unknown {
  if (error instanceof TokenRefusal) return new GatewayError('UNAUTHORIZED', error.message);
  if (error instanceof ScopeRefusal) {
    return new GatewayError('ACCESS_DENIED', 'User is not authorized to access this resource');
  }
  return error;
}
