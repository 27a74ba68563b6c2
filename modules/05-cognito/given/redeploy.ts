import { GetStageCommand } from '@aws-sdk/client-api-gateway';
import { ifExists } from '../../../shared/aws-errors.ts';
import type { Course } from '../../../shared/step.ts';
import { ensureDeployment, ensureStage } from '../../04-apigateway/solution/apigw-04-stage.ts';

/**
 * Lets the stage serve the API as it is now: what a method wants of its callers is part of a deployment too. An API
 * without the stage serves nobody yet, and is left so.
 */
export async function redeploy(course: Course, restApiId: string): Promise<void> {
  const { clients, names, report } = course;
  const { stageName } = names;
  const stage = await ifExists(
    clients.apigateway.send(new GetStageCommand({ restApiId, stageName })),
    'NotFoundException',
  );
  if (!stage) return report.note(`there is no stage ${stageName} yet: APIGW-04 makes it`);
  const deploymentId = await ensureDeployment(course, restApiId);
  await ensureStage(course, restApiId, deploymentId);
}
