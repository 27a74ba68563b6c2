import type { Method } from '@aws-sdk/client-api-gateway';
import { notImplemented } from '../../errors.ts';
import { checkModels } from './models.ts';
import { badRequest, invalidMapping } from './refusals.ts';
import type { RestApiRecord } from './state.ts';
import { checkValidator } from './validators.ts';

const VERBS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'];
const PARAMETER = /^method\.request\.(?:querystring|path|header)\.([a-zA-Z0-9._$-]+)$/;

/**
 * https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
 *
 * @throws AwsError BadRequestException, and NotImplemented for Lambda authorizers and API keys
 */
export function checkMethod(api: RestApiRecord, method: Method): void {
  checkVerb(method.httpMethod ?? '');
  checkAuthorization(api, method);
  if (method.apiKeyRequired) throw notImplemented('the parameter apiKeyRequired of PutMethod');
  checkRequestParameters(method.requestParameters);
  checkModels(api, method.requestModels);
  checkValidator(api, method.requestValidatorId);
}

export function checkVerb(verb: string): void {
  if (VERBS.includes(verb)) return;
  throw badRequest(`Invalid HttpMethod specified. Valid options are ${VERBS.join(',')}`);
}

/** An id without a type that wants one is dropped, as UpdateMethod has it. */
function checkAuthorization({ authorizers }: RestApiRecord, method: Method): void {
  const { authorizationType, authorizerId = '' } = method;
  if (authorizationType === 'NONE' || authorizationType === 'AWS_IAM') {
    delete method.authorizerId;
    return;
  }
  if (authorizationType === 'CUSTOM') throw notImplemented('the authorization type CUSTOM');
  if (authorizationType === 'COGNITO_USER_POOLS') {
    if (authorizers[authorizerId]) return;
    throw badRequest(
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    );
  }
  throw badRequest(
    'Invalid authorization type specified. Valid options are NONE,AWS_IAM,CUSTOM,COGNITO_USER_POOLS',
  );
}

function checkRequestParameters(parameters: Record<string, boolean> | undefined): void {
  const names = Object.keys(parameters ?? {}).map((key) => {
    const name = PARAMETER.exec(key)?.[1];
    if (!name) throw invalidMapping(`Invalid mapping expression specified: ${key}`);
    return name;
  });
  if (new Set(names).size < names.length) {
    throw badRequest('Parameter names must be unique across querystring, header and path');
  }
}
