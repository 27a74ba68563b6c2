import {
  type PatchOperation,
  UpdateMethodCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { AddPermissionCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import type { FunctionNames } from '../../shared/names.ts';
import type { Course } from '../../shared/step.ts';
import { apiId, methodAt, type Route, redeploy } from './apigw-breakages.ts';

export async function patchApi(course: Course, ...patchOperations: PatchOperation[]): Promise<void> {
  const restApiId = await apiId(course);
  await course.clients.apigateway.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
  await redeploy(course);
}

export async function patchMethod(course: Course, route: Route, ...patchOperations: PatchOperation[]) {
  const at = await methodAt(course, route);
  await course.clients.apigateway.send(new UpdateMethodCommand({ ...at, patchOperations }));
  await redeploy(course);
}

export async function patchStage(course: Course, ...patchOperations: PatchOperation[]): Promise<void> {
  const restApiId = await apiId(course);
  const { stageName } = course.names;
  await course.clients.apigateway.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
}

/** Gives a permission of a function another source; undefined for none, which lets every API in. */
export async function changePermission(
  course: Course,
  key: keyof FunctionNames,
  StatementId: string,
  SourceArn: string | undefined,
): Promise<void> {
  await removePermission(course, key, StatementId);
  await course.clients.lambda.send(
    new AddPermissionCommand({
      FunctionName: course.names.functions[key],
      StatementId,
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn,
    }),
  );
}

export async function removePermission(
  { clients, names }: Course,
  key: keyof FunctionNames,
  StatementId: string,
) {
  const FunctionName = names.functions[key];
  await clients.lambda.send(new RemovePermissionCommand({ FunctionName, StatementId }));
}
