import { apigateway, NOTHING_THERE } from './apigateway-calls.ts';
import { lowered } from './lowered.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Resource extends Properties {
  ParentId: string;
  PathPart: string;
  RestApiId: string;
}

/**
 * Every change of a property makes a new resource.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-resource.html
 */
export const resource: SupportedType = {
  supported: ['ParentId', 'PathPart', 'RestApiId'],

  async create(properties: Resource, context) {
    const input = lowered(properties, 'ParentId', 'PathPart', 'RestApiId');
    const { id = '' } = await apigateway(context)('CreateResource', input);
    return physical(id);
  },

  update: async (resourceId) => physical(resourceId),

  async delete(resourceId, { RestApiId: restApiId }: Resource, context) {
    await whenGone(apigateway(context)('DeleteResource', { restApiId, resourceId }), NOTHING_THERE);
  },
};

function physical(id: string): Physical {
  return { physicalId: id, attributes: { ResourceId: id } };
}
