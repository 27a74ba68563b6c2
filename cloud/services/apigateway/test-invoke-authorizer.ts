import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Authorizer } from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import type { Handlers, Input, Modelled } from '../service.ts';
import { flushStage } from './authorizer-cache.ts';
import { findAuthorizer } from './authorizers.ts';
import { claimTexts } from './claim-texts.ts';
import { peekApi } from './find.ts';
import { findStage } from './stage-records.ts';
import { authorizeToken, bearerToken } from './token-authorization.ts';
import { TokenRefusal } from './user-pool-token.ts';

type Asked = Input<typeof Sdk, 'TestInvokeAuthorizer'>;

/** https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html */
export const handlers = {
  async TestInvokeAuthorizer(asked, call) {
    const authorizer = findAuthorizer(peekApi(call, asked.restApiId), asked.authorizerId);
    const before = call.cloud.clock.now();
    const result = await tried(call, authorizer, asked);
    return { ...result, latency: call.cloud.clock.now() - before };
  },

  FlushStageAuthorizersCache({ restApiId, stageName }, call) {
    findStage(call, restApiId, stageName);
    flushStage(call.cloud, restApiId, stageName);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

// Path, body and context have nothing to say to a user pool.
export const modelled: Modelled<typeof handlers> = {
  TestInvokeAuthorizer: [
    'restApiId',
    'authorizerId',
    'headers',
    'multiValueHeaders',
    'pathWithQueryString',
    'body',
    'stageVariables',
    'additionalContext',
  ],
  FlushStageAuthorizersCache: ['restApiId', 'stageName'],
};

/** Without a method there are no scopes, so that only an ID token will do; 0 stands for success. */
async function tried(call: Call, authorizer: Authorizer, asked: Asked) {
  try {
    const token = bearerToken(valuesOf(asked, authorizer));
    const claims = await authorizeToken(call.cloud, authorizer, token, {
      stageVariables: asked.stageVariables,
    });
    return { clientStatus: 0, claims: claimTexts(claims), log: `Authorized request: ${call.requestId}` };
  } catch (error) {
    if (!(error instanceof TokenRefusal)) throw error;
    return { clientStatus: 401, log: `Unauthorized request: ${call.requestId}` };
  }
}

function valuesOf({ headers = {}, multiValueHeaders = {} }: Asked, { identitySource = '' }: Authorizer) {
  const wanted = identitySource.slice('method.request.header.'.length).toLowerCase();
  const all = { ...headers, ...multiValueHeaders };
  return Object.entries(all).flatMap(([name, value]) => (name.toLowerCase() === wanted ? value : []));
}
