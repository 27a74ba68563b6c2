import { apigateway, NOTHING_THERE, replace } from './apigateway-calls.ts';
import { STAGE_SETTINGS, type StageSettings, stagePatches } from './apigateway-stage-settings.ts';
import { setGatewayTags } from './apigateway-tags.ts';
import { lowered } from './lowered.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties } from './resource-type.ts';
import { type Tag, tagMapOf } from './tags.ts';
import { whenGone } from './when-gone.ts';

interface Stage extends Properties, StageSettings {
  RestApiId: string;
  StageName?: string;
  DeploymentId?: string;
  Tags?: Tag[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html */
export const stage: SupportedType = {
  supported: ['RestApiId', 'StageName', 'DeploymentId', 'Tags', ...STAGE_SETTINGS],

  async create(properties: Stage, context) {
    const { StageName = '', RestApiId: restApiId } = properties;
    const made = await apigateway(context)('CreateStage', {
      ...lowered(properties, 'RestApiId', 'StageName', 'DeploymentId', 'Description', 'Variables'),
      tags: tagMapOf(context, properties.Tags),
    });
    context.begun(StageName);
    const patchOperations = stagePatches(properties, made);
    if (patchOperations.length > 0)
      await apigateway(context)('UpdateStage', { restApiId, stageName: StageName, patchOperations });
    return physical(StageName);
  },

  async update(stageName, properties: Stage, _before, context) {
    const { RestApiId: restApiId, DeploymentId = '' } = properties;
    const present = await apigateway(context)('GetStage', { restApiId, stageName });
    const patchOperations = [replace('/deploymentId', DeploymentId), ...stagePatches(properties, present)];
    await apigateway(context)('UpdateStage', { restApiId, stageName, patchOperations });
    await setGatewayTags(`restapis/${restApiId}/stages/${stageName}`, properties.Tags, context);
    return physical(stageName);
  },

  async delete(stageName, { RestApiId: restApiId }: Stage, context) {
    await whenGone(apigateway(context)('DeleteStage', { restApiId, stageName }), NOTHING_THERE);
  },
};

function physical(name: string): Physical {
  return { physicalId: name, attributes: {} };
}
