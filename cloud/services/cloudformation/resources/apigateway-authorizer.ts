import type { AuthorizerType, PatchOperation } from '@aws-sdk/client-api-gateway';
import { apigateway, NOTHING_THERE, replace } from './apigateway-calls.ts';
import { lowered } from './lowered.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Authorizer extends Properties {
  RestApiId: string;
  Name: string;
  Type: AuthorizerType;
  AuthType?: string;
  AuthorizerResultTtlInSeconds?: number;
  IdentitySource?: string;
  IdentityValidationExpression?: string;
  ProviderARNs?: string[];
}

const SETTINGS = [
  'Name',
  'Type',
  'AuthType',
  'AuthorizerResultTtlInSeconds',
  'IdentitySource',
  'IdentityValidationExpression',
] as const;

/** What API Gateway has for settings that a template no longer gives. */
const DEFAULTS = {
  authType: 'cognito_user_pools',
  authorizerResultTtlInSeconds: 300,
  identitySource: 'method.request.header.Authorization',
  identityValidationExpression: '',
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-authorizer.html */
export const authorizer: SupportedType = {
  supported: ['RestApiId', 'ProviderARNs', ...SETTINGS],

  async create(properties: Authorizer, context) {
    const { id = '' } = await apigateway(context)('CreateAuthorizer', {
      restApiId: properties.RestApiId,
      ...lowered(properties, ...SETTINGS),
      providerARNs: properties.ProviderARNs,
    });
    return physical(id);
  },

  async update(authorizerId, properties: Authorizer, _before, context) {
    const place = { restApiId: properties.RestApiId, authorizerId };
    const { providerARNs } = await apigateway(context)('GetAuthorizer', place);
    const patchOperations = [...settings(properties), ...providers(properties, providerARNs)];
    await apigateway(context)('UpdateAuthorizer', { ...place, patchOperations });
    return physical(authorizerId);
  },

  async delete(authorizerId, { RestApiId: restApiId }: Authorizer, context) {
    await whenGone(apigateway(context)('DeleteAuthorizer', { restApiId, authorizerId }), NOTHING_THERE);
  },
};

function settings(properties: Authorizer): PatchOperation[] {
  const wanted = { ...DEFAULTS, ...lowered(properties, ...SETTINGS) };
  return Object.entries(wanted).map(([name, value = '']) => replace(`/${name}`, value));
}

function providers({ ProviderARNs: wanted = [] }: Authorizer, present: readonly string[] = []) {
  const step = (op: 'add' | 'remove') => (value: string) => ({ op, path: '/providerARNs', value });
  return [
    ...wanted.filter((arn) => !present.includes(arn)).map(step('add')),
    ...present.filter((arn) => !wanted.includes(arn)).map(step('remove')),
  ];
}

function physical(id: string): Physical {
  return { physicalId: id, attributes: { AuthorizerId: id } };
}
