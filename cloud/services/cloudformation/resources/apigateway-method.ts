import type { ConnectionType, ContentHandlingStrategy, IntegrationType } from '@aws-sdk/client-api-gateway';
import { abbreviatedId } from './abbreviated-id.ts';
import { apigateway, NOTHING_THERE } from './apigateway-calls.ts';
import { lowered } from './lowered.ts';
import type { SupportedType } from './only.ts';
import type { Properties, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Method extends Properties {
  RestApiId: string;
  ResourceId: string;
  HttpMethod: string;
  AuthorizationType?: string;
  AuthorizerId?: string;
  AuthorizationScopes?: string[];
  ApiKeyRequired?: boolean;
  OperationName?: string;
  RequestModels?: Record<string, string>;
  RequestParameters?: Record<string, boolean>;
  RequestValidatorId?: string;
  MethodResponses?: MethodResponse[];
  Integration?: Integration;
}

interface MethodResponse {
  StatusCode: string;
  ResponseModels?: Record<string, string>;
  ResponseParameters?: Record<string, boolean>;
}

interface Integration {
  Type: IntegrationType;
  IntegrationHttpMethod?: string;
  Uri?: string;
  ConnectionType?: ConnectionType;
  RequestParameters?: Record<string, string>;
  RequestTemplates?: Record<string, string>;
  PassthroughBehavior?: string;
  ContentHandling?: ContentHandlingStrategy;
  TimeoutInMillis?: number;
  IntegrationResponses?: IntegrationResponse[];
}

interface IntegrationResponse {
  StatusCode: string;
  SelectionPattern?: string;
  ResponseParameters?: Record<string, string>;
  ResponseTemplates?: Record<string, string>;
  ContentHandling?: ContentHandlingStrategy;
}

const OWN = [
  'AuthorizationType',
  'AuthorizerId',
  'AuthorizationScopes',
  'ApiKeyRequired',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RequestValidatorId',
] as const;
const OF_METHOD_RESPONSE = ['StatusCode', 'ResponseModels', 'ResponseParameters'] as const;
const OF_INTEGRATION = [
  'Type',
  'IntegrationHttpMethod',
  'Uri',
  'ConnectionType',
  'RequestParameters',
  'RequestTemplates',
  'PassthroughBehavior',
  'ContentHandling',
  'TimeoutInMillis',
] as const;
const OF_INTEGRATION_RESPONSE = [
  'StatusCode',
  'SelectionPattern',
  'ResponseParameters',
  'ResponseTemplates',
  'ContentHandling',
] as const;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-method.html */
export const method: SupportedType = {
  supported: [
    'RestApiId',
    'ResourceId',
    'HttpMethod',
    ...OWN,
    ...OF_METHOD_RESPONSE.map((name) => `MethodResponses.${name}`),
    ...OF_INTEGRATION.map((name) => `Integration.${name}`),
    ...OF_INTEGRATION_RESPONSE.map((name) => `Integration.IntegrationResponses.${name}`),
  ],

  async create(properties: Method, context) {
    const physicalId = abbreviatedId(context);
    await apigateway(context)('PutMethod', ownOf(properties));
    context.begun(physicalId);
    await addParts(properties, context);
    return { physicalId, attributes: {} };
  },

  /** The method is made anew: what runs is a deployment's copy, so nobody sees it go. */
  async update(physicalId, properties: Method, before: Method, context) {
    await remove(before, context);
    await apigateway(context)('PutMethod', ownOf(properties));
    await addParts(properties, context);
    return { physicalId, attributes: {} };
  },

  delete: (_physicalId, properties: Method, context) => remove(properties, context),
};

async function remove(properties: Method, context: ResourceContext): Promise<void> {
  await whenGone(apigateway(context)('DeleteMethod', placeOf(properties)), NOTHING_THERE);
}

function placeOf(properties: Method) {
  return lowered(properties, 'RestApiId', 'ResourceId', 'HttpMethod');
}

function ownOf(properties: Method) {
  return { ...placeOf(properties), ...lowered(properties, ...OWN) };
}

/** Each answer of the integration needs the method's answer of the same status. */
async function addParts(properties: Method, context: ResourceContext): Promise<void> {
  const call = apigateway(context);
  const place = placeOf(properties);
  const { MethodResponses = [], Integration } = properties;
  for (const response of MethodResponses)
    await call('PutMethodResponse', { ...place, ...lowered(response, ...OF_METHOD_RESPONSE) });
  if (!Integration) return;
  await call('PutIntegration', { ...place, ...lowered(Integration, ...OF_INTEGRATION) });
  for (const response of Integration.IntegrationResponses ?? [])
    await call('PutIntegrationResponse', { ...place, ...lowered(response, ...OF_INTEGRATION_RESPONSE) });
}
