import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Handlers, Modelled } from '../service.ts';
import { checkAccessLog } from './access-log-settings.ts';
import { findApi } from './find.ts';
import { applyPatches } from './patches.ts';
import { conflict } from './refusals.ts';
import { rules, words } from './stage-patches.ts';
import {
  checkDeployment,
  checkStageName,
  findStage,
  putStage,
  refuseFeatures,
  shownStage,
} from './stage-records.ts';
import { stages } from './state.ts';
import { checkTags } from './tag-rules.ts';

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html */
export const handlers = {
  CreateStage({ restApiId, stageName, deploymentId, description, variables, tags, ...features }, call) {
    refuseFeatures('CreateStage', features);
    findApi(call, restApiId);
    checkStageName(stageName);
    checkDeployment(call, restApiId, deploymentId);
    if (stages(call.cloud, restApiId).has(stageName)) throw conflict('Stage already exists');
    checkTags(tags);
    const stage = putStage(call, restApiId, stageName, { deploymentId, description, variables });
    if (!tags) return shownStage(stage);
    stages(call.cloud, restApiId).set(stageName, { ...stage, tags });
    return shownStage({ ...stage, tags });
  },

  GetStage({ restApiId, stageName }, call) {
    return shownStage(findStage(call, restApiId, stageName));
  },

  GetStages({ restApiId, deploymentId }, call) {
    findApi(call, restApiId);
    const all = [...stages(call.cloud, restApiId).values()];
    const wanted = all.filter((stage) => deploymentId === undefined || stage.deploymentId === deploymentId);
    return { item: wanted.map(shownStage) };
  },

  async UpdateStage({ restApiId, stageName, patchOperations }, call) {
    const patched = () => {
      const stage = structuredClone(findStage(call, restApiId, stageName));
      applyPatches({ stage, api: findApi(call, restApiId), call }, patchOperations, rules, words);
      return stage;
    };
    await checkAccessLog(patched().accessLogSettings, call);
    // Read anew: another update may have come in between.
    const stage = patched();
    stage.updatedAt = call.cloud.clock.now();
    stages(call.cloud, restApiId).set(stageName, stage);
    return shownStage(stage);
  },

  DeleteStage({ restApiId, stageName }, call) {
    findStage(call, restApiId, stageName);
    stages(call.cloud, restApiId).delete(stageName);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateStage: [
    'restApiId',
    'stageName',
    'deploymentId',
    'description',
    'variables',
    'tags',
    'cacheClusterEnabled',
    'tracingEnabled',
  ],
  GetStage: ['restApiId', 'stageName'],
  GetStages: ['restApiId', 'deploymentId'],
  UpdateStage: ['restApiId', 'stageName', 'patchOperations'],
  DeleteStage: ['restApiId', 'stageName'],
};
