import {
  GetMethodCommand,
  type PatchOperation,
  PutIntegrationCommand,
  UpdateMethodCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { AddPermissionCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { findDistribution } from '../../shared/find-distribution.ts';
import type { FunctionNames } from '../../shared/names.ts';
import type { Course } from '../../shared/step.ts';
import { apiId, methodAt, type Route, redeploy } from './apigw-breakages.ts';
import { changeCode } from './lambda-breakages.ts';

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

/** Hands requests to the functions as they come, and takes their answers as they are; the API is still to be deployed. */
export async function useProxy(course: Course, ...routes: Route[]): Promise<void> {
  const { apigateway } = course.clients;
  for (const route of routes) {
    const at = await methodAt(course, route);
    const { methodIntegration: now } = await apigateway.send(new GetMethodCommand(at));
    const proxy = { type: 'AWS_PROXY' as const, integrationHttpMethod: 'POST', uri: now?.uri };
    await apigateway.send(new PutIntegrationCommand({ ...at, ...proxy }));
  }
}

/** With a proxy integration it is the function that allows the site to read its answers. */
export async function allowSiteIn(course: Course, key: keyof FunctionNames, source: string): Promise<void> {
  const site = await findDistribution(course.clients.cloudfront, course.names.distributionComment);
  await changeCode(course, key, source, {
    file: 'given/functions/answer.ts',
    from: "'Cache-Control': 'no-store'",
    to: `'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': 'https://${site?.DomainName}'`,
  });
}

/** Gives a permission of a function another source; undefined for none, which lets every API in. */
export async function changePermission(
  course: Course,
  key: keyof FunctionNames,
  StatementId: string,
  SourceArn: string | undefined,
): Promise<void> {
  await removePermission(course, key, StatementId);
  await addPermission(course, key, StatementId, SourceArn);
}

export async function addPermission(
  { clients, names }: Course,
  key: keyof FunctionNames,
  StatementId: string,
  SourceArn: string | undefined,
): Promise<void> {
  await clients.lambda.send(
    new AddPermissionCommand({
      FunctionName: names.functions[key],
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
