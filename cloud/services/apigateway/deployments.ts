import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Call } from '../../call.ts';
import type { Handlers, Modelled } from '../service.ts';
import { findApi, peekApi } from './find.ts';
import { newShortId } from './ids.ts';
import { pageOf } from './pages.ts';
import { applyPatches, listingWords, type PatchRule } from './patches.ts';
import { badRequest, notFound } from './refusals.ts';
import { checkStageName, putStage, refuseFeatures } from './stage-records.ts';
import { type Definition, type DeploymentRecord, deployments, type RestApiRecord, stages } from './state.ts';

/** Snapshots of an API. https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html */
export const handlers = {
  CreateDeployment({ restApiId, stageName, description, stageDescription, variables, ...features }, call) {
    refuseFeatures('CreateDeployment', features);
    const api = findApi(call, restApiId);
    if (stageName) checkStageName(stageName);
    checkDeployable(api);
    const deployment: DeploymentRecord = {
      id: newShortId(),
      ...(description && { description }),
      createdAt: call.cloud.clock.now(),
      definition: snapshot(api),
    };
    deployments(call.cloud, restApiId).set(deployment.id, deployment);
    if (stageName) {
      putStage(call, restApiId, stageName, {
        deploymentId: deployment.id,
        description: stageDescription,
        variables,
      });
    }
    return shown(deployment);
  },

  GetDeployment({ restApiId, deploymentId, embed }, call) {
    const deployment = findDeployment(call, restApiId, deploymentId);
    const { resources } = deployment.definition;
    return { ...shown(deployment), ...(embed?.includes('apisummary') && { apiSummary: summary(resources) }) };
  },

  GetDeployments({ restApiId, ...paging }, call) {
    findApi(call, restApiId);
    const newestFirst = [...deployments(call.cloud, restApiId).values()].sort(
      (left, right) => right.createdAt - left.createdAt || (left.id < right.id ? -1 : 1),
    );
    const { items, position } = pageOf(newestFirst, ({ id }) => id, paging);
    return { items: items.map(shown), position };
  },

  UpdateDeployment({ restApiId, deploymentId, patchOperations }, call) {
    const deployment = { ...findDeployment(call, restApiId, deploymentId) };
    applyPatches(deployment, patchOperations, rules, listingWords(['/description']));
    deployments(call.cloud, restApiId).set(deploymentId, deployment);
    return shown(deployment);
  },

  DeleteDeployment({ restApiId, deploymentId }, call) {
    findDeployment(call, restApiId, deploymentId);
    const used = [...stages(call.cloud, restApiId).values()].some(
      (stage) => stage.deploymentId === deploymentId,
    );
    if (used) throw badRequest('Active stages pointing to this deployment must be moved or deleted');
    deployments(call.cloud, restApiId).delete(deploymentId);
    return {};
  },
} satisfies Handlers<typeof Sdk>;

export const modelled: Modelled<typeof handlers> = {
  CreateDeployment: [
    'restApiId',
    'stageName',
    'stageDescription',
    'description',
    'variables',
    'cacheClusterEnabled',
    'tracingEnabled',
  ],
  GetDeployment: ['restApiId', 'deploymentId', 'embed'],
  GetDeployments: ['restApiId', 'position', 'limit'],
  UpdateDeployment: ['restApiId', 'deploymentId', 'patchOperations'],
  DeleteDeployment: ['restApiId', 'deploymentId'],
};

const rules: PatchRule<DeploymentRecord>[] = [
  {
    path: '/description',
    replace: (deployment, value) => {
      deployment.description = value;
    },
  },
];

/** @throws AwsError BadRequestException */
function checkDeployable({ resources }: RestApiRecord): void {
  const methods = Object.values(resources).flatMap(({ resourceMethods }) =>
    Object.values(resourceMethods ?? {}),
  );
  if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods");
  if (methods.some(({ methodIntegration }) => !methodIntegration)) {
    throw badRequest('No integration defined for method');
  }
}

/** What runs until the next deployment, whatever becomes of the API. */
function snapshot(api: RestApiRecord): Definition {
  const { binaryMediaTypes, resources, models, validators, authorizers, gatewayResponses } =
    structuredClone(api);
  return { binaryMediaTypes, resources, models, validators, authorizers, gatewayResponses };
}

function summary(resources: Definition['resources']): Record<string, Record<string, Sdk.MethodSnapshot>> {
  const paths = Object.values(resources).map(({ path = '', resourceMethods }) => {
    const methods = Object.entries(resourceMethods ?? {}).map(
      ([verb, { authorizationType, apiKeyRequired }]) => [verb, { authorizationType, apiKeyRequired }],
    );
    return [path, Object.fromEntries(methods)] as const;
  });
  return Object.fromEntries(paths.filter(([, methods]) => Object.keys(methods).length > 0));
}

function shown({ id, description, createdAt }: DeploymentRecord): Sdk.Deployment {
  return { id, description, createdDate: new Date(createdAt) };
}

function findDeployment(call: Call, apiId: string, id: string): DeploymentRecord {
  const found = peekApi(call, apiId) && deployments(call.cloud, apiId).get(id);
  if (!found) throw notFound('Invalid Deployment identifier specified');
  return found;
}
