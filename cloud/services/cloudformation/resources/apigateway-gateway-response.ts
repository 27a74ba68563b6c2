import type { GatewayResponseType } from '@aws-sdk/client-api-gateway';
import { abbreviatedId } from './abbreviated-id.ts';
import { apigateway, NOTHING_THERE } from './apigateway-calls.ts';
import { lowered } from './lowered.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface GatewayResponse extends Properties {
  RestApiId: string;
  ResponseType: GatewayResponseType;
  StatusCode?: string;
  ResponseParameters?: Record<string, string>;
  ResponseTemplates?: Record<string, string>;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-gatewayresponse.html */
export const gatewayResponse: SupportedType = {
  supported: ['RestApiId', 'ResponseType', 'StatusCode', 'ResponseParameters', 'ResponseTemplates'],

  async create(properties: GatewayResponse, context) {
    await put(properties, context);
    return physical(abbreviatedId(context));
  },

  async update(id, properties: GatewayResponse, _before, context) {
    await put(properties, context);
    return physical(id);
  },

  async delete(_id, properties: GatewayResponse, context) {
    const input = lowered(properties, 'RestApiId', 'ResponseType');
    await whenGone(apigateway(context)('DeleteGatewayResponse', input), NOTHING_THERE);
  },
};

/** What is put replaces all that was there. */
async function put(properties: GatewayResponse, context: ResourceContext): Promise<void> {
  const input = lowered(
    properties,
    'RestApiId',
    'ResponseType',
    'StatusCode',
    'ResponseParameters',
    'ResponseTemplates',
  );
  await apigateway(context)('PutGatewayResponse', input);
}

function physical(id: string): Physical {
  return { physicalId: id, attributes: { Id: id } };
}
