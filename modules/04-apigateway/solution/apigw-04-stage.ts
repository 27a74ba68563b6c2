// APIGW-04: a deployment of the API, the stage that the public uses, its limits, and the site that learns the address.
import {
  CreateDeploymentCommand,
  CreateStageCommand,
  GetStageCommand,
  paginateGetDeployments,
  type Stage,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { apiAddress } from '../../../shared/api-address.ts';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Course } from '../../../shared/step.ts';
import { definitionHash } from '../given/definition-hash.ts';
import { publishApiUrl } from '../given/publish-api-url.ts';
import { readApi } from '../given/read-api.ts';

/** The most that all callers together get, in requests a second and in requests at once. More is answered with 429. */
const RATE = 100;
const BURST = 200;

export default async function deployStage(course: Course): Promise<void> {
  const { restApiId } = await readApi(course);
  const deploymentId = await ensureDeployment(course, restApiId);
  const stage = await ensureStage(course, restApiId, deploymentId);
  await ensureLimits(course, restApiId, stage);
  const address = apiAddress(course.config, restApiId, course.names.stageName);
  await publishApiUrl(course, address);
  course.report.note(`the API's address: ${address}`);
}

/**
 * A deployment is a snapshot: what changes afterwards is not served until the next one. Its description keeps a hash of
 * what is in it, so that the same API is not deployed twice.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
 */
export async function ensureDeployment(course: Course, restApiId: string): Promise<string> {
  const { clients, report } = course;
  const description = `definition ${await definitionHash(course, restApiId)}`;
  for await (const page of paginateGetDeployments({ client: clients.apigateway }, { restApiId })) {
    const found = page.items?.find((deployment) => deployment.description === description);
    if (found?.id) {
      report.same(`deployment ${found.id} holds the API as it is`);
      return found.id;
    }
  }
  const { id } = await clients.apigateway.send(new CreateDeploymentCommand({ restApiId, description }));
  report.did(`made deployment ${id}`);
  return String(id);
}

/** Makes the stage, or moves the one that is there to a deployment. */
export async function ensureStage(
  { clients, names, report }: Course,
  restApiId: string,
  deploymentId: string,
): Promise<Stage> {
  const { stageName } = names;
  const found = await ifExists(
    clients.apigateway.send(new GetStageCommand({ restApiId, stageName })),
    'NotFoundException',
  );
  if (!found) {
    const wanted = { restApiId, stageName, deploymentId, tags: names.tags };
    const made = await clients.apigateway.send(new CreateStageCommand(wanted));
    report.did(`made stage ${stageName}`);
    return made;
  }
  if (found.deploymentId === deploymentId) {
    report.same(`stage ${stageName} serves it`);
    return found;
  }
  const patchOperations = [{ op: 'replace' as const, path: '/deploymentId', value: deploymentId }];
  report.did(`stage ${stageName} serves deployment ${deploymentId}`);
  return clients.apigateway.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html */
async function ensureLimits(
  { clients, names, report }: Course,
  restApiId: string,
  stage: Stage,
): Promise<void> {
  const { stageName } = names;
  const now = stage.methodSettings?.['*/*'];
  if (now?.throttlingRateLimit === RATE && now.throttlingBurstLimit === BURST) {
    return report.same(`stage ${stageName} has its limits`);
  }
  // The first star is for every path, the second for every verb.
  const patchOperations = [
    { op: 'replace' as const, path: '/*/*/throttling/rateLimit', value: String(RATE) },
    { op: 'replace' as const, path: '/*/*/throttling/burstLimit', value: String(BURST) },
  ];
  await clients.apigateway.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
  report.did(`limited stage ${stageName} to ${RATE} requests a second and bursts of ${BURST}`);
}
