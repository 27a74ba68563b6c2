import type { Method } from '@aws-sdk/client-api-gateway';
import { authorizeByUserPool } from './cognito-authorization.ts';
import { authorizerConfigurationError } from './gateway-error.ts';
import { authorizeByIam } from './iam-authorization.ts';
import type { Invocation } from './invocation.ts';

/**
 * Who may call a method, by its authorization type. An authorizer of another kind has its place here: it throws
 * UNAUTHORIZED, or fills `$context.authorizer`.
 */
const authorizers: Record<string, (invocation: Invocation, method: Method) => void | Promise<void>> = {
  NONE: () => {},
  AWS_IAM: authorizeByIam,
  COGNITO_USER_POOLS: authorizeByUserPool,
};

/** @throws GatewayError */
export async function authorizeRequest(invocation: Invocation, method: Method): Promise<void> {
  const authorizer = authorizers[method.authorizationType ?? 'NONE'];
  if (!authorizer) throw authorizerConfigurationError();
  await authorizer(invocation, method);
}
