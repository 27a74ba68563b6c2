import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import { notImplemented } from '../../errors.ts';
import { peekApi } from './find.ts';
import { badRequest, notFound } from './refusals.ts';
import { deployments, type StageRecord, stages } from './state.ts';

/** @throws AwsError BadRequestException */
export function checkStageName(name: string): void {
  if (/^\w{1,128}$/.test(name)) return;
  throw badRequest('Stage name only allows a-zA-Z0-9_');
}

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html
 *
 * @throws AwsError BadRequestException
 */
export function checkVariables(variables: Record<string, string> | undefined): void {
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (!/^\w{1,64}$/.test(name)) throw badRequest(`Stage variable name ${name} only allows a-zA-Z0-9_`);
    if (!/^[A-Za-z0-9._~:/?#&=,-]{1,512}$/.test(value)) {
      throw badRequest(`Stage variable value for ${name} only allows [A-Za-z0-9-._~:/?#&=,]+`);
    }
  }
}

/** @throws AwsError NotImplemented for a cache or tracing that is asked for; `false` is what there is */
export function refuseFeatures(
  operation: string,
  features: { cacheClusterEnabled?: boolean; tracingEnabled?: boolean },
): void {
  for (const [name, wanted] of Object.entries(features)) {
    if (wanted) throw notImplemented(`the parameter ${name} of ${operation}`);
  }
}

/** @throws AwsError NotFoundException */
export function findStage(call: Call, apiId: string, name: string): StageRecord {
  const found = peekApi(call, apiId) && stages(call.cloud, apiId).get(name);
  if (!found) throw notFound('Invalid stage identifier specified');
  return found;
}

/** @throws AwsError when the API has no such deployment */
export function checkDeployment(call: Call, apiId: string, id: string): void {
  if (!deployments(call.cloud, apiId).has(id)) throw notFound('Invalid Deployment identifier specified');
}

/** Makes a stage, or points the one of that name to another deployment. */
export function putStage(
  call: Call,
  apiId: string,
  stageName: string,
  { deploymentId, description, variables }: Pick<StageRecord, 'deploymentId' | 'description' | 'variables'>,
): StageRecord {
  checkVariables(variables);
  const now = call.cloud.clock.now();
  const before = stages(call.cloud, apiId).get(stageName);
  const fresh = { stageName, createdAt: now, methodSettings: {}, tags: {} };
  const stage: StageRecord = {
    ...(before ?? fresh),
    deploymentId,
    updatedAt: now,
    ...(description && { description }),
    ...(variables && { variables: { ...before?.variables, ...variables } }),
  };
  stages(call.cloud, apiId).set(stageName, stage);
  return stage;
}

/** A stage as AWS shows it. */
export function shownStage(stage: StageRecord): Sdk.Stage {
  const { createdAt, updatedAt, tags, variables, ...rest } = stage;
  return {
    ...rest,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    tracingEnabled: false,
    createdDate: new Date(createdAt),
    lastUpdatedDate: new Date(updatedAt),
    ...(variables && Object.keys(variables).length > 0 && { variables }),
    ...(Object.keys(tags).length > 0 && { tags }),
  };
}
