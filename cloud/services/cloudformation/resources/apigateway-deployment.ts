import { notImplemented } from '../../../errors.ts';
import { apigateway, NOTHING_THERE, replace } from './apigateway-calls.ts';
import { STAGE_SETTINGS, type StageSettings, stagePatches } from './apigateway-stage-settings.ts';
import { lowered } from './lowered.ts';
import type { SupportedType } from './only.ts';
import type { Physical, Properties, ResourceContext } from './resource-type.ts';
import { whenGone } from './when-gone.ts';

interface Deployment extends Properties {
  RestApiId: string;
  Description?: string;
  /** A stage that the deployment makes, or moves to itself. */
  StageName?: string;
  StageDescription?: StageSettings;
}

/**
 * A snapshot of the API as it is: a template makes a new one under a new logical id, as SAM does.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
 */
export const deployment: SupportedType = {
  supported: [
    'RestApiId',
    'Description',
    'StageName',
    ...STAGE_SETTINGS.map((name) => `StageDescription.${name}`),
  ],

  async create(properties: Deployment, context) {
    const input = lowered(properties, 'RestApiId', 'Description', 'StageName');
    const { id = '' } = await apigateway(context)('CreateDeployment', input);
    context.begun(id);
    if (properties.StageDescription) await setStage(properties, context);
    return physical(id);
  },

  async update(deploymentId, properties: Deployment, before: Deployment, context) {
    const { RestApiId: restApiId, Description = '' } = properties;
    await refuseMove(deploymentId, properties, before, context);
    const patchOperations = [replace('/description', Description)];
    await apigateway(context)('UpdateDeployment', { restApiId, deploymentId, patchOperations });
    if (properties.StageDescription ?? before.StageDescription) await setStage(properties, context);
    return physical(deploymentId);
  },

  async delete(deploymentId, properties: Deployment, context) {
    if (properties.StageName) await whenGone(leaveStage(deploymentId, properties, context), NOTHING_THERE);
    const { RestApiId: restApiId } = properties;
    await whenGone(apigateway(context)('DeleteDeployment', { restApiId, deploymentId }), NOTHING_THERE);
  },
};

async function setStage(properties: Deployment, context: ResourceContext): Promise<void> {
  const { RestApiId: restApiId, StageName: stageName, StageDescription = {} } = properties;
  if (!stageName) return;
  const call = apigateway(context);
  const patchOperations = stagePatches(StageDescription, await call('GetStage', { restApiId, stageName }));
  if (patchOperations.length > 0) await call('UpdateStage', { restApiId, stageName, patchOperations });
}

/** @throws AwsError NotImplemented for another stage; an update that is taken back finds its own stage as it was */
async function refuseMove(
  deploymentId: string,
  { RestApiId: restApiId, StageName: now }: Deployment,
  { StageName: before }: Deployment,
  context: ResourceContext,
): Promise<void> {
  if (now === before) return;
  const { item = [] } = await apigateway(context)('GetStages', { restApiId, deploymentId });
  const runs = (name: string) => item.some(({ stageName }) => stageName === name);
  if (now ? runs(now) : before && !runs(before)) return;
  throw notImplemented('a change of the property StageName of AWS::ApiGateway::Deployment');
}

/**
 * A deployment in use cannot be deleted. Its stage goes back to the deployment before it, so that a failed update leaves
 * the API that there was; without one, the stage goes too.
 */
async function leaveStage(
  deploymentId: string,
  { RestApiId: restApiId, StageName: stageName }: Deployment,
  context: ResourceContext,
): Promise<void> {
  const call = apigateway(context);
  const { item: users = [] } = await call('GetStages', { restApiId, deploymentId });
  if (!users.some((stage) => stage.stageName === stageName)) return;
  const { items = [] } = await call('GetDeployments', { restApiId });
  const previous = items.find(({ id }) => id !== deploymentId)?.id;
  if (!previous) await call('DeleteStage', { restApiId, stageName });
  else {
    const patchOperations = [replace('/deploymentId', previous)];
    await call('UpdateStage', { restApiId, stageName, patchOperations });
  }
}

function physical(id: string): Physical {
  return { physicalId: id, attributes: { DeploymentId: id } };
}
