import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Access } from '../../auth/principal.ts';
import type { Call } from '../../call.ts';
import type { AccessRules } from '../service.ts';
import { peekApi } from './find.ts';
import type { handlers } from './handlers.ts';

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const API = '/restapis/{restApiId}';
const RESOURCE = `${API}/resources/{resourceId}`;
const METHOD = `${RESOURCE}/methods/{httpMethod}`;
const METHOD_RESPONSE = `${METHOD}/responses/{statusCode}`;
const INTEGRATION = `${METHOD}/integration`;
const INTEGRATION_RESPONSE = `${INTEGRATION}/responses/{statusCode}`;
const DEPLOYMENT = `${API}/deployments/{deploymentId}`;
const STAGE = `${API}/stages/{stageName}`;
const MODEL = `${API}/models/{modelName}`;
const VALIDATOR = `${API}/requestvalidators/{requestValidatorId}`;
const AUTHORIZER = `${API}/authorizers/{authorizerId}`;
const GATEWAY_RESPONSE = `${API}/gatewayresponses/{responseType}`;

/**
 * An operation's IAM action is its HTTP verb, on the path of the operation.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
export const access: AccessRules<typeof Sdk, typeof handlers> = {
  CreateRestApi: on('POST', '/restapis'),
  ImportRestApi: on('POST', '/restapis'),
  GetRestApis: on('GET', '/restapis'),
  GetRestApi: on('GET', API),
  PutRestApi: on('PUT', API),
  UpdateRestApi: on('PATCH', API),
  DeleteRestApi: on('DELETE', API),

  GetResources: on('GET', `${API}/resources`),
  // The reference names the collection, although the path goes on with the parent's id.
  CreateResource: on('POST', `${API}/resources`),
  GetResource: on('GET', RESOURCE),
  UpdateResource: on('PATCH', RESOURCE),
  DeleteResource: on('DELETE', RESOURCE),

  PutMethod: on('PUT', METHOD),
  GetMethod: on('GET', METHOD),
  UpdateMethod: on('PATCH', METHOD),
  DeleteMethod: on('DELETE', METHOD),
  PutMethodResponse: on('PUT', METHOD_RESPONSE),
  GetMethodResponse: on('GET', METHOD_RESPONSE),
  UpdateMethodResponse: on('PATCH', METHOD_RESPONSE),
  DeleteMethodResponse: on('DELETE', METHOD_RESPONSE),
  PutIntegration: on('PUT', INTEGRATION),
  GetIntegration: on('GET', INTEGRATION),
  UpdateIntegration: on('PATCH', INTEGRATION),
  DeleteIntegration: on('DELETE', INTEGRATION),
  PutIntegrationResponse: on('PUT', INTEGRATION_RESPONSE),
  GetIntegrationResponse: on('GET', INTEGRATION_RESPONSE),
  UpdateIntegrationResponse: on('PATCH', INTEGRATION_RESPONSE),
  DeleteIntegrationResponse: on('DELETE', INTEGRATION_RESPONSE),

  CreateDeployment: on('POST', `${API}/deployments`),
  GetDeployments: on('GET', `${API}/deployments`),
  GetDeployment: on('GET', DEPLOYMENT),
  UpdateDeployment: on('PATCH', DEPLOYMENT),
  DeleteDeployment: on('DELETE', DEPLOYMENT),
  CreateStage: on('POST', `${API}/stages`),
  GetStages: on('GET', `${API}/stages`),
  GetStage: on('GET', STAGE),
  UpdateStage: on('PATCH', STAGE),
  DeleteStage: on('DELETE', STAGE),
  GetExport: on('GET', `${STAGE}/exports/{exportType}`),

  CreateModel: on('POST', `${API}/models`),
  GetModels: on('GET', `${API}/models`),
  GetModel: on('GET', MODEL),
  UpdateModel: on('PATCH', MODEL),
  DeleteModel: on('DELETE', MODEL),
  CreateRequestValidator: on('POST', `${API}/requestvalidators`),
  GetRequestValidators: on('GET', `${API}/requestvalidators`),
  GetRequestValidator: on('GET', VALIDATOR),
  UpdateRequestValidator: on('PATCH', VALIDATOR),
  DeleteRequestValidator: on('DELETE', VALIDATOR),
  CreateAuthorizer: on('POST', `${API}/authorizers`),
  GetAuthorizers: on('GET', `${API}/authorizers`),
  GetAuthorizer: on('GET', AUTHORIZER),
  UpdateAuthorizer: on('PATCH', AUTHORIZER),
  DeleteAuthorizer: on('DELETE', AUTHORIZER),
  // As with CreateResource: the reference names the collection.
  TestInvokeAuthorizer: on('POST', `${API}/authorizers`),
  FlushStageAuthorizersCache: on('DELETE', `${STAGE}/cache/authorizers`),
  GetGatewayResponses: on('GET', `${API}/gatewayresponses`),
  PutGatewayResponse: on('PUT', GATEWAY_RESPONSE),
  GetGatewayResponse: on('GET', GATEWAY_RESPONSE),
  UpdateGatewayResponse: on('PATCH', GATEWAY_RESPONSE),
  DeleteGatewayResponse: on('DELETE', GATEWAY_RESPONSE),

  TagResource: on('PUT', '/tags/{resourceArn}'),
  UntagResource: on('DELETE', '/tags/{resourceArn}'),
  GetTags: on('GET', '/tags/{resourceArn}'),
  GetAccount: on('GET', '/account'),
  UpdateAccount: on('PATCH', '/account'),
};

function on(verb: Verb, path: string) {
  return (input: object, call: Call): Access[] => {
    const values = input as Record<string, unknown>;
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String(values[name] ?? '')),
    );
    return [
      {
        action: `apigateway:${verb}`,
        resource: `arn:aws:apigateway:${call.region}::${filled}`,
        context: contextOf(verb, values, call),
      },
    ];
  };
}

function contextOf(verb: Verb, input: Record<string, unknown>, call: Call): Access['context'] {
  const tags = Object.entries((input.tags ?? {}) as Record<string, string>);
  const api = typeof input.restApiId === 'string' ? peekApi(call, input.restApiId) : undefined;
  const held = Object.entries(api?.tags ?? {});
  return {
    ...(tags.length > 0 && { 'aws:TagKeys': tags.map(([key]) => key) }),
    ...Object.fromEntries(tags.map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    ...Object.fromEntries(held.map(([key, value]) => [`aws:ResourceTag/${key}`, value])),
    ...(verb === 'POST' &&
      typeof input.stageName === 'string' && { 'apigateway:Request/StageName': input.stageName }),
  };
}
